internal import Identity
internal import Indicators
internal import Ingest
internal import Storage
internal import Web

/// What the machine interface asks of the rest of the product, beside what the pages ask.
struct SiteAPI {
    let open: OpenInstallation
    let settings: APISettings

    func services() -> APIServices {
        let (database, tokens) = (self.open.database, self.open.tokens)
        return APIServices(
            bearer: { secret in try await tokens.bearer(secret: secret) },
            dates: { visitor, tenant, peildatum, stand in
                let actor = try SiteServices.actor(visitor, in: tenant)
                return try await database.read(tenant, as: actor, purpose: .checks) { reader in
                    let dates = try await reader.dates(peildatum: peildatum, stand: stand, today: Clock.today)
                    return TwoDates(peildatum: dates.peildatum, stand: dates.stand)
                }
            },
            deliveries: { visitor, tenant, before, most in
                let actor = try SiteServices.actor(visitor, in: tenant)
                // The line is committed first: a receipt names who delivered.
                try await database.write(tenant, as: actor, purpose: .delivery) { writer in
                    try await writer.log(AccessLogLine(.read, objectKind: "levering", object: "lijst"))
                }
                return try await database.read(tenant, as: actor, purpose: .delivery) { reader in
                    try await reader.deliveries(before: before, most: most)
                }
            }, settings: self.settings,
            releases: SiteAPIReleases(database: database).services())
    }
}
