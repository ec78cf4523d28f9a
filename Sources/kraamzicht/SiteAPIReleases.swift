internal import Domain
internal import Identity
internal import Publishing
internal import Storage
internal import Web

/// What a gemeente's program asks of the releases handed to it, read as the gemeente.
struct SiteAPIReleases {
    let database: TenantDatabase

    func services() -> APIReleases {
        let database = self.database
        return APIReleases(
            list: { visitor, tenant, before, most in
                try await Self.read("lijst", visitor, tenant, database) { reader in
                    try await reader.releaseHeads(before: before, most: most)
                }
            },
            release: { visitor, tenant, number in
                try await Self.read("\(number)", visitor, tenant, database) { reader in try await reader.releaseHead(number) }
            },
            file: { visitor, tenant, number, name in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let csv = try await database.read(tenant, as: actor, purpose: .release) { reader -> String? in
                    guard let release = try await reader.releaseHead(number) else { return nil }
                    return try await reader.releaseFile(name, of: release)
                }
                guard let csv else { return nil }
                // Both are committed before the first byte leaves.
                try await database.write(tenant, as: actor, purpose: .release) { writer in
                    try await writer.log(
                        AccessLogLine(.execute, objectKind: "uitvoer", object: "uitgave \(number), \(name).csv"))
                    try await writer.noteDownload(of: number, file: "\(name).csv")
                }
                return csv
            })
    }

    private static func read<Value: Sendable>(
        _ object: String, _ visitor: Visitor, _ tenant: Tenant, _ database: TenantDatabase,
        _ body: nonisolated(nonsending) (borrowing TenantReader) async throws -> Value
    ) async throws -> Value {
        let actor = try SiteServices.actor(visitor, in: tenant)
        try await database.write(tenant, as: actor, purpose: .release) { writer in
            try await writer.log(AccessLogLine(.read, objectKind: "uitgave", object: object))
        }
        return try await database.read(tenant, as: actor, purpose: .release) { reader in try await body(reader) }
    }
}
