internal import Compliance
internal import Domain
internal import Identity
internal import Storage
internal import Web

/// What the site asks of the checks, wired to the database. Results name employees and cases: their line in the access log is
/// committed before they leave; the counts of a board are logged with them.
struct SiteQuality {
    let database: TenantDatabase

    func services() -> QualityServices {
        let database = self.database
        return QualityServices(
            board: { visitor, tenant, question in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let board = try await database.read(tenant, as: actor, purpose: .checks) { reader in
                    try await reader.qualityBoard(question, today: Clock.today)
                }
                try await Self.log(question.ids, "\(board.columns.count) perioden", in: database, tenant, actor)
                return board
            },
            periods: { visitor, tenant, question in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let all = try await database.read(tenant, as: actor, purpose: .checks) { reader in
                    try await reader.checks(question, today: Clock.today)
                }
                let count = all.reduce(0) { $0 + $1.results.count }
                try await Self.log(question.ids, "\(count) uitkomsten", in: database, tenant, actor)
                return all
            },
            results: { visitor, tenant, request in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let (results, names) = try await database.read(tenant, as: actor, purpose: .checks) { reader in
                    let results = try await reader.checks(request, today: Clock.today)
                    var names: [String: String] = [:]
                    for kind in Set(results.definitions.map(\.subject)) {
                        names.merge(try await reader.subjectNames(kind, at: results.stand)) { first, _ in first }
                    }
                    return (results, names)
                }
                try await Self.log(request.ids, "\(results.results.count) uitkomsten", in: database, tenant, actor)
                return (results, names)
            })
    }

    private static func log(
        _ ids: [String], _ detail: String, in database: TenantDatabase, _ tenant: Tenant, _ actor: Actor
    ) async throws {
        try await database.write(tenant, as: actor, purpose: .checks) { writer in
            try await writer.log(
                AccessLogLine(
                    .read, objectKind: "controles", object: ids.isEmpty ? "alle" : ids.joined(separator: ","), detail: detail))
        }
    }
}
