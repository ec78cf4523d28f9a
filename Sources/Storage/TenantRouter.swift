public import Postgres

/// Where a tenant's rows live. On one PostgreSQL both pools reach the same server; on Citus `tenant` is the node that
/// holds the schema and `admin` the coordinator (`docs/decisions/0003-tenancy.md`).
public struct TenantRouter: Sendable {
    /// DDL, roles, grants and cross-tenant work.
    public let admin: ConnectionPool
    private let tenants: ConnectionPool

    public init(admin: ConnectionPool, tenants: ConnectionPool) {
        self.admin = admin
        self.tenants = tenants
    }

    /// The pool of the node that holds this schema.
    public func tenant(schema: String) -> ConnectionPool {
        _ = schema
        return self.tenants
    }

    /// The pool for the installation's own tables.
    public var platform: ConnectionPool { self.tenants }

    public func close() {
        self.tenants.close()
        self.admin.close()
    }
}
