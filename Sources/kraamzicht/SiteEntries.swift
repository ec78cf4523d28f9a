internal import Domain
internal import Identity
internal import Ingest
internal import Storage
internal import Web

/// What the pages of entry ask of the rest of the product.
///
/// A known row is logged as read before it is shown, by its number; a number that is not known is not written down: what
/// somebody typed could be anything, also a BSN.
struct SiteEntries {
    let database: TenantDatabase

    func services() -> EntryServices {
        let database = self.database
        return EntryServices(
            isKnown: { visitor, tenant, form, keys in
                try await database.read(tenant, as: try SiteServices.actor(visitor, in: tenant), purpose: .delivery) { reader in
                    try await reader.knownRow(form, keys: keys) != nil
                }
            },
            look: { visitor, tenant, form, keys in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let look = try await database.read(tenant, as: actor, purpose: .delivery) { reader -> EntryLook? in
                    guard let row = try await reader.knownRow(form, keys: keys) else { return nil }
                    return EntryLook(row: row, referring: try await reader.rowsReferring(to: form, keys: keys))
                }
                let line = AccessLogLine(
                    .read, objectKind: form.kind, object: look == nil ? "" : keys.joined(separator: ", "),
                    detail: look == nil ? "onbekend nummer" : "om te corrigeren")
                try await database.write(tenant, as: actor, purpose: .delivery) { writer in try await writer.log(line) }
                return look
            },
            freeNumber: { visitor, tenant in
                try await database.read(tenant, as: try SiteServices.actor(visitor, in: tenant), purpose: .delivery) { reader in
                    try await reader.freeRowNumber()
                }
            },
            enter: { visitor, tenant, row, evidence in
                try await EnteredRowImport(database: database, followers: OpenInstallation.followers)
                    .run(
                        row, evidence: evidence, into: tenant, as: try SiteServices.actor(visitor, in: tenant),
                        today: Clock.today)
            })
    }
}
