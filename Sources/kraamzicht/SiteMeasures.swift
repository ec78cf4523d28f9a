internal import Compliance
internal import Domain
internal import Identity
internal import Ingest
internal import Storage
internal import Web

/// What the site asks about measures, wired to the database. They name who does them: the line in the access log is committed before
/// anything leaves.
struct SiteMeasures {
    let open: OpenInstallation
    let catalogues: [NormCatalogue]

    func services() -> MeasureServices {
        let (database, accounts, catalogues) = (self.open.database, self.open.accounts, self.catalogues)
        return MeasureServices(
            register: { visitor, tenant, question in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let register = try await database.read(tenant, as: actor, purpose: .checks) { reader in
                    try await reader.measureRegister(question, today: Clock.today)
                }
                // A number that is not known is not written down: what somebody typed could be anything, also a BSN.
                let found = register.measures
                let (object, detail) =
                    question.number == nil
                    ? ("register", "\(found.count) regels") : (found.first?.number ?? "", found.isEmpty ? "onbekend nummer" : "")
                let line = AccessLogLine(.read, objectKind: "maatregelen", object: object, detail: detail)
                try await database.write(tenant, as: actor, purpose: .checks) { writer in try await writer.log(line) }
                return register
            },
            choices: { visitor, tenant in
                let clauses = try await database.read(
                    tenant, as: SiteServices.actor(visitor, in: tenant), purpose: .checks
                ) { reader in try await reader.clauses(catalogues, today: Clock.today) }
                let owners = try await accounts.list(tenant: tenant).filter { !$0.isDisabled && $0.mayOwnMeasures }
                return MeasureChoices(
                    clauses: clauses,
                    owners: owners.map { EntryField.Choice(code: $0.email, label: "\($0.name) (\($0.email))") })
            })
    }
}

extension Account {
    /// Whether it may say that a measure is done, or enter it so: an auditor reads along, and would be reminded of what it cannot
    /// do. Of an account listed for a tenant.
    var mayOwnMeasures: Bool {
        self.grants.contains { !$0.role.permissions.isDisjoint(with: [.manageMeasures, .setChecks]) }
    }
}
