internal import Domain
internal import Indicators
internal import Storage
internal import Web

/// What the site asks about streefwaarden, wired to the database.
struct SiteTargets {
    let database: TenantDatabase

    func services() -> TargetServices {
        let database = self.database
        return TargetServices(
            list: { visitor, tenant, peildatum, stand in
                let actor = try SiteServices.actor(visitor, in: tenant)
                return try await database.read(tenant, as: actor, purpose: .figures) { reader in
                    let dates = try await reader.dates(peildatum: peildatum, stand: stand, today: Clock.today)
                    return TargetList(
                        dates: TwoDates(peildatum: dates.peildatum, stand: dates.stand),
                        targets: try await reader.targets(at: dates.stand))
                }
            })
    }
}
