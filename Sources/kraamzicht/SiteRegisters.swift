internal import Compliance
internal import Domain
internal import Identity
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
                try await Self.log("meldingen", "\(register.entries.count) regels", in: database, tenant, actor)
                return register
            })
    }

    private static func log(
        _ kind: String, _ detail: String, in database: TenantDatabase, _ tenant: Tenant, _ actor: Actor
    ) async throws {
        try await database.write(tenant, as: actor, purpose: .checks) { writer in
            try await writer.log(AccessLogLine(.read, objectKind: kind, object: "register", detail: detail))
        }
    }
}
