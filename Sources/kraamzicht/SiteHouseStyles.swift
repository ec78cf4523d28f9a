internal import Domain
internal import Identity
internal import Storage
internal import Synchronization
internal import Web

/// The house styles of organisations, wired to the database and remembered: every page asks, and nearly none changes one.
struct SiteHouseStyles {
    let database: TenantDatabase

    func services() -> HouseStyleServices {
        let database = self.database
        let memory = HouseStyleMemory()
        return HouseStyleServices(
            current: { visitor, tenant in
                if let styles = memory.styles(of: tenant.id) { return styles }
                let mark = memory.mark(of: tenant.id)
                let styles = try await database.read(
                    tenant, as: try SiteServices.actor(visitor, in: tenant), purpose: .administration
                ) { reader in try await reader.houseStyles() }
                memory.keep(styles, of: tenant.id, since: mark)
                return styles
            },
            attempt: { visitor, tenant, style in
                try await Self.change(visitor, tenant, database, memory) { try await $0.tryHouseStyle(style) }
            },
            forget: { visitor, tenant in
                try await Self.change(visitor, tenant, database, memory) { try await $0.endTrial() }
            },
            use: { visitor, tenant, style in
                try await Self.change(visitor, tenant, database, memory) { try await $0.useHouseStyle(style) }
            })
    }

    private static func change(
        _ visitor: Visitor, _ tenant: Tenant, _ database: TenantDatabase, _ memory: HouseStyleMemory,
        _ body: nonisolated(nonsending) (borrowing TenantWriter) async throws -> Void
    ) async throws {
        try await database.write(tenant, as: try SiteServices.actor(visitor, in: tenant), purpose: .administration) { writer in
            try await body(writer)
        }
        memory.forget(tenant.id)
    }
}

/// What was read, for half a minute: another server of the same installation may have changed it meanwhile.
private final class HouseStyleMemory: Sendable {
    private struct Kept {
        let styles: HouseStyles
        let until: ContinuousClock.Instant
    }

    private let kept = Mutex<(styles: [TenantID: Kept], changes: [TenantID: Int])>(([:], [:]))

    func styles(of tenant: TenantID) -> HouseStyles? {
        self.kept.withLock { kept in kept.styles[tenant].flatMap { $0.until > .now ? $0.styles : nil } }
    }

    /// To be taken before reading: what was read before a change is not kept after it.
    func mark(of tenant: TenantID) -> Int { self.kept.withLock { $0.changes[tenant, default: 0] } }

    func keep(_ styles: HouseStyles, of tenant: TenantID, since mark: Int) {
        self.kept.withLock { kept in
            guard kept.changes[tenant, default: 0] == mark else { return }
            kept.styles[tenant] = Kept(styles: styles, until: .now + .seconds(30))
        }
    }

    func forget(_ tenant: TenantID) {
        self.kept.withLock { kept in
            kept.styles[tenant] = nil
            kept.changes[tenant, default: 0] += 1
        }
    }
}
