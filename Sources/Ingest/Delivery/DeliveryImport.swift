public import Domain
internal import Postgres
public import Storage

/// Takes deliveries into a tenant: all of one, or nothing; the receipt says what became of it.
public struct DeliveryImport: Sendable {
    let database: TenantDatabase
    let followers: [any VersionFollower]

    /// `followers` are brought up to date with every delivery that is kept.
    public init(database: TenantDatabase, followers: [any VersionFollower]) {
        self.database = database
        self.followers = followers
    }

    /// Imports files as one delivery. A rejected delivery or a dry run changes nothing and returns its receipt.
    ///
    /// Throws ``IngestError`` for options that do not fit, ``StorageError`` for a tenant that cannot be written.
    /// After a crash, or when the task is cancelled, nothing of the delivery is there.
    public func run(
        _ sources: [any ByteSource], into tenant: Tenant, as actor: Actor, options: DeliveryOptions,
        progress: @escaping @Sendable (DeliveryProgress) -> Void = { _ in }
    ) async throws -> DeliveryReceipt {
        guard tenant.kind == .organisation else {
            throw IngestError(.notAnOrganisation, "‘\(tenant.id)’ is geen organisatie en kan geen bestanden leveren")
        }
        let files = try await self.inspected(sources, progress: progress)
        try self.check(options, against: files)
        do {
            let (receipt, written) = try await self.database.write(tenant, as: actor, purpose: .delivery) { writer in
                try await DeliveryTransaction(
                    files: files, tenant: tenant, actor: actor, options: options, followers: self.followers,
                    progress: progress
                ).run(on: writer)
            }
            await self.database.refreshStatistics(of: tenant, after: written)
            return receipt
        } catch let notKept as NotKept {
            return notKept.receipt
        }
    }

    private func inspected(
        _ sources: [any ByteSource], progress: @escaping @Sendable (DeliveryProgress) -> Void
    ) async throws -> [InspectedFile] {
        guard !sources.isEmpty else {
            throw IngestError(.noFiles, "er zijn geen bestanden om te leveren", hint: "noem CSV-bestanden of een ZIP")
        }
        let names = InspectedFile.distinctNames(sources.map(\.name))
        return try await blocking {
            try sources.enumerated().map { position, source in
                progress(.inspecting(file: names[position]))
                return try InspectedFile.inspect(source, position: position, name: names[position])
            }
        }
    }

    /// A complete kind without a file would withdraw all of it (reading 8.3).
    private func check(_ options: DeliveryOptions, against files: [InspectedFile]) throws(IngestError) {
        for name in options.complete {
            guard let kind = DeliveryFile.named(name) else {
                throw IngestError(
                    .unknownKind, "‘\(name.prefix(40))’ is geen soort bestand",
                    hint: "kies uit \(DeliveryFile.all.map(\.name).joined(separator: ", "))")
            }
            guard files.contains(where: { $0.kind?.name == kind.name }) else {
                throw IngestError(
                    .completeWithoutFile, "de levering bevat geen bestand \(kind.name), dus kan het niet volledig zijn",
                    hint: "lever het bestand mee, of noem \(kind.name) niet volledig")
            }
        }
    }
}

/// Thrown to roll a transaction back and still bring its receipt out.
struct NotKept: Error {
    let receipt: DeliveryReceipt
}
