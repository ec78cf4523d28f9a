public import Domain
internal import Postgres

/// The tenants of this installation, read over the administrator's connection; no tenant's role may see the list.
public struct TenantRegistry: Sendable {
    let router: TenantRouter

    public init(router: TenantRouter) {
        self.router = router
    }

    public func list() async throws -> [Tenant] {
        try await self.select(where: "true")
    }

    /// Throws ``StorageError/Code/unknownTenant`` when there is none.
    public func tenant(_ id: TenantID) async throws -> Tenant {
        guard let tenant = try await self.find(id) else {
            throw StorageError(
                .unknownTenant, "er is geen tenant ‘\(id)’",
                hint: "bekijk ze met ‘kraamzicht tenant list’ of maak er een met ‘kraamzicht tenant create organisatie \(id)’")
        }
        return tenant
    }

    /// As ``tenant(_:)``; throws ``StorageError/Code/notAnOrganisation`` for a gemeente or jeugdregio, which deliver nothing.
    public func organisation(_ id: TenantID) async throws -> Tenant {
        let tenant = try await self.tenant(id)
        guard tenant.kind == .organisation else {
            throw StorageError(
                .notAnOrganisation,
                "‘\(id)’ is een \(tenant.kind.rawValue); zij levert geen bestanden en heeft geen eigen cijfers",
                hint: "noem een organisatie")
        }
        return tenant
    }

    public func find(_ id: TenantID) async throws -> Tenant? {
        try await self.select(where: "id = \(id.description)").first
    }

    private func select(where condition: SQL) async throws -> [Tenant] {
        try await self.router.admin.withConnection { connection in
            let rows = try await connection.query(
                "SELECT id, kind, name, code, state FROM platform.tenant WHERE \(condition) ORDER BY kind DESC, id")
            return try rows.map(Tenant.init(row:))
        }
    }
}

extension Tenant {
    init(row: Row) throws {
        guard let kind = Tenant.Kind(rawValue: try row.decode(String.self, "kind")),
            let state = Tenant.State(rawValue: try row.decode(String.self, "state"))
        else { throw StorageError(.unknownTenant, "de tenantlijst bevat een onbekende soort of staat") }
        self.init(
            id: try TenantID(try row.decode(String.self, "id")), kind: kind, name: try row.decode(String.self, "name"),
            code: try row.decode(String?.self, "code"), state: state)
    }
}
