public import Domain

/// What one person is in one tenant.
public struct Membership: Sendable, Hashable {
    public let tenant: Tenant
    public let roles: Set<Role>
    /// What the roles allow together; nothing while the tenant is suspended, so that no cached page outlives its right.
    public let permissions: Set<Permission>

    init(tenant: Tenant, roles: Set<Role>) {
        self.tenant = tenant
        self.roles = roles
        switch tenant.state {
        case .active: self.permissions = roles.reduce(into: []) { $0.formUnion($1.permissions) }
        case .suspended: self.permissions = []
        }
    }
}
