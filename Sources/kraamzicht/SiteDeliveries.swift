internal import Domain
internal import Foundation
internal import Identity
internal import Ingest
internal import Storage
internal import Web

/// What the pages on deliveries ask of the rest of the product: the same import and undo as the commands run.
struct SiteDeliveries {
    let open: OpenInstallation
    let settings: UploadSettings

    func services() throws -> DeliveryServices {
        let database = self.open.database
        let undo = DeliveryUndo(database: database, followers: OpenInstallation.followers)
        return DeliveryServices(
            list: { visitor, tenant, skipping, most in
                try await Self.read("lijst", visitor, tenant, database) { reader in
                    try await reader.deliveryList(skipping: skipping, most: most)
                }
            },
            entry: { visitor, tenant, number in
                try await Self.read("\(number)", visitor, tenant, database) { reader in try await reader.delivery(number) }
            },
            rejections: { visitor, tenant, entry in
                try await Self.read("\(entry.number)", visitor, tenant, database) { reader in
                    try await reader.rejections(of: entry)
                }
            },
            undoPreview: { visitor, tenant, number in
                try await undo.preview(number, in: tenant, as: try SiteServices.actor(visitor, in: tenant))
            },
            undo: { visitor, tenant, number in
                try await undo.run(number, in: tenant, as: try SiteServices.actor(visitor, in: tenant))
            },
            noteDownload: { visitor, tenant, name in
                try await database.write(tenant, as: try SiteServices.actor(visitor, in: tenant), purpose: .delivery) { writer in
                    try await writer.log(AccessLogLine(.execute, objectKind: "uitvoer", object: name))
                }
            },
            localTime: { Clock.amsterdam($0) }, localTimeOf: { Clock.amsterdam($0) }, desk: try self.desk(),
            entries: SiteEntries(database: database).services())
    }

    private func desk() throws -> DeliveryDesk {
        let database = self.open.database
        let store: UploadStore
        do {
            store = try UploadStore(root: self.settings.directory, limit: self.settings.limit)
        } catch let error as WebError {
            throw CommandError(error.description)
        }
        return DeliveryDesk(
            store: store, now: { Date() },
            importer: { visitor, tenant, sources, choices, isDryRun, progress in
                try await DeliveryImport(database: database, followers: OpenInstallation.followers).run(
                    sources, into: tenant, as: try SiteServices.actor(visitor, in: tenant),
                    options: DeliveryOptions(
                        mode: choices.mode, isDryRun: isDryRun, complete: choices.complete, isConfirmed: choices.isConfirmed,
                        source: .file, today: Clock.today, listsErrors: Self.mostRejected),
                    progress: progress)
            },
            rejections: { visitor, tenant, number in
                try await database.read(tenant, as: try SiteServices.actor(visitor, in: tenant), purpose: .delivery) { reader in
                    guard let entry = try await reader.delivery(number) else { return [] }
                    return try await reader.rejections(of: entry)
                }
            })
    }

    /// How many errors of a delivery that is not kept come back with their rows; beyond it, the first of them.
    private static let mostRejected = 100_000

    /// Reads after the log line is committed: a receipt names who delivered and lists rows.
    private static func read<Value: Sendable>(
        _ object: String, _ visitor: Visitor, _ tenant: Tenant, _ database: TenantDatabase,
        _ body: nonisolated(nonsending) (borrowing TenantReader) async throws -> Value
    ) async throws -> Value {
        let actor = try SiteServices.actor(visitor, in: tenant)
        try await database.write(tenant, as: actor, purpose: .delivery) { writer in
            try await writer.log(AccessLogLine(.read, objectKind: "levering", object: object))
        }
        return try await database.read(tenant, as: actor, purpose: .delivery) { reader in try await body(reader) }
    }
}
