internal import Compliance
internal import Domain
internal import Identity
internal import Indicators
internal import Storage
internal import Synchronization
internal import Web

/// What the site asks of the checks, wired to the database. Results name employees and cases: their line in the access log is
/// committed before they leave; the counts of a board are logged with them.
struct SiteQuality {
    let database: TenantDatabase
    let catalogues: [NormCatalogue]
    /// Whether reminders also go out by mail.
    let isMailed: Bool

    func services() -> QualityServices {
        let (database, catalogues, isMailed) = (self.database, self.catalogues, self.isMailed)
        let known = CellsByTenant()
        return QualityServices(
            board: { visitor, tenant, question in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let board = try await database.read(tenant, as: actor, purpose: .checks) { reader in
                    try await reader.qualityBoard(question, today: Clock.today, known: known[tenant])
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
                let answer = try await database.read(tenant, as: actor, purpose: .checks) { reader in
                    let results = try await reader.checks(request, today: Clock.today)
                    var names: [String: String] = [:]
                    for kind in Set(results.definitions.map(\.subject)) {
                        names.merge(try await reader.subjectNames(kind, at: results.stand)) { first, _ in first }
                    }
                    var evidence: [EvidenceRow] = []
                    if let subject = request.subject, results.definitions.count == 1, !results.results.isEmpty {
                        evidence = try await reader.evidence(
                            for: subject, of: results.definitions[0], in: results.request, at: results.stand)
                    }
                    return CheckAnswer(results: results, names: names, evidence: evidence)
                }
                let isKnown = !answer.results.results.isEmpty
                let subject = isKnown ? request.subject.map { " over \($0)" } ?? "" : ""
                try await Self.log(
                    request.ids, "\(answer.results.results.count) uitkomsten\(subject)", in: database, tenant, actor)
                return answer
            },
            settings: { visitor, tenant, peildatum, stand in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let list = try await database.read(tenant, as: actor, purpose: .checks) { reader in
                    let dates = try await reader.dates(peildatum: peildatum, stand: stand, today: Clock.today)
                    let settings = try await reader.checkSettings(at: dates.stand)
                    var names: [SubjectKind: [String: String]] = [:]
                    for kind in Set(settings.exceptions.map(\.subjectKind)) {
                        names[kind] = try await reader.subjectNames(kind, at: dates.stand)
                    }
                    return CheckSettingsList(
                        dates: TwoDates(peildatum: dates.peildatum, stand: dates.stand), settings: settings, names: names)
                }
                try await Self.log(
                    ["instellingen"], "\(list.settings.exceptions.count) uitzonderingen", in: database, tenant, actor)
                return list
            },
            employees: { visitor, tenant, question in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let list = try await database.read(tenant, as: actor, purpose: .checks) { reader in
                    try await reader.employees(question, today: Clock.today)
                }
                try await Self.log(["medewerkers"], "\(list.employees.count) medewerkers", in: database, tenant, actor)
                return list
            },
            employee: { visitor, tenant, number, peildatum, stand in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let course = try await database.read(tenant, as: actor, purpose: .checks) { reader in
                    try await reader.employeeCourse(number, peildatum: peildatum, stand: stand, today: Clock.today)
                }
                // What somebody typed could be anything, also a BSN: only a number that is known is written down.
                let line = AccessLogLine(
                    .read, objectKind: "medewerker", object: course?.employee.number ?? "",
                    detail: course == nil ? "onbekend nummer" : "")
                try await database.write(tenant, as: actor, purpose: .checks) { writer in try await writer.log(line) }
                return course
            },
            norms: { visitor, tenant, peildatum, stand in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let board = try await database.read(tenant, as: actor, purpose: .checks) { reader in
                    try await reader.normBoard(
                        catalogues, peildatum: peildatum, stand: stand, today: Clock.today, known: known[tenant])
                }
                try await Self.log(["normen"], "\(board.parts.count) normen", in: database, tenant, actor)
                return board
            },
            clauses: { visitor, tenant in
                try await database.read(tenant, as: SiteServices.actor(visitor, in: tenant), purpose: .checks) { reader in
                    try await reader.clauses(catalogues, today: Clock.today)
                }
            },
            reminders: { visitor, tenant in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let state = try await database.read(tenant, as: actor, purpose: .reminders) { reader in
                    ReminderState(
                        digest: try await reader.reminders(today: Clock.today),
                        sent: try await reader.sentReminders(today: Clock.today), isMailed: isMailed)
                }
                try await Self.log(["herinneringen"], "\(state.digest.items.count) punten", in: database, tenant, actor)
                return state
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

/// What each organisation's boards showed before; never of one to another.
private final class CellsByTenant: Sendable {
    private let all = Mutex<[TenantID: KnownCells]>([:])

    subscript(tenant: Tenant) -> KnownCells {
        self.all.withLock { all in
            if let known = all[tenant.id] { return known }
            let new = KnownCells()
            all[tenant.id] = new
            return new
        }
    }
}
