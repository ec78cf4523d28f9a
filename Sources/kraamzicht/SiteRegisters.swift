internal import Compliance
internal import Domain
internal import Identity
internal import Indicators
internal import Storage
internal import Web

/// What the site asks of registers, wired to the database. They name persons or cases: the line in the access log is committed before
/// anything leaves.
struct SiteRegisters {
    let database: TenantDatabase

    func services() -> RegisterServices {
        let database = self.database
        return RegisterServices(
            reports: { visitor, tenant, question in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let register = try await database.read(tenant, as: actor, purpose: .checks) { reader in
                    try await reader.reportRegister(question, today: Clock.today)
                }
                try await Self.log("meldingen", "register", "\(register.entries.count) regels", in: database, tenant, actor)
                return register
            },
            documents: { visitor, tenant, question in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let register = try await database.read(tenant, as: actor, purpose: .documents) { reader in
                    try await reader.documentRegister(question, today: Clock.today)
                }
                let detail = "\(register.documents.count) documenten, \(register.evidence.count) bestanden"
                try await Self.log("documenten", "register", detail, in: database, tenant, actor)
                return register
            },
            document: { visitor, tenant, number, question in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let found = try await database.read(tenant, as: actor, purpose: .documents) { reader in
                    try await reader.documentHistory(number, question, today: Clock.today)
                }
                if found != nil { try await Self.log("documenten", number, "", in: database, tenant, actor) }
                return found
            },
            evidence: { visitor, tenant, number, question in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let found = try await database.read(tenant, as: actor, purpose: .documents) {
                    reader -> (dates: TwoDates, history: EvidenceHistory)? in
                    let dates = try await reader.dates(
                        peildatum: question.peildatum, stand: question.stand, today: Clock.today)
                    let history = try await reader.evidenceHistory(number, at: dates.stand, uploader: question.uploader)
                    return history.map { (TwoDates(peildatum: dates.peildatum, stand: dates.stand), $0) }
                }
                if found != nil { try await Self.log("bewijzen", number, "", in: database, tenant, actor) }
                return found
            }, localTime: { Clock.amsterdam($0) })
    }

    private static func log(
        _ kind: String, _ object: String, _ detail: String, in database: TenantDatabase, _ tenant: Tenant, _ actor: Actor
    ) async throws {
        try await database.write(tenant, as: actor, purpose: kind == "meldingen" ? .checks : .documents) { writer in
            try await writer.log(AccessLogLine(.read, objectKind: kind, object: object, detail: detail))
        }
    }
}
