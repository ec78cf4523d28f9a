public import Domain

/// What one person is in one tenant.
public struct Membership: Sendable, Hashable {
    public let tenant: Tenant
    public let roles: Set<Role>
    /// What the roles allow together; nothing while the tenant is suspended, so that no cached page outlives its right.
    public let permissions: Set<Permission>
    /// The word for it in the access log.
    let actorRole: String

    init(tenant: Tenant, roles: Set<Role>) {
        self.init(
            tenant: tenant, roles: roles, permissions: roles.reduce(into: []) { $0.formUnion($1.permissions) },
            actorRole: roles.map(\.rawValue).sorted().joined(separator: "+"))
    }

    /// What a token is: no role of a person, and the rights that it was made for.
    init(tenant: Tenant, permissions: Set<Permission>, actorRole: String) {
        self.init(tenant: tenant, roles: [], permissions: permissions, actorRole: actorRole)
    }

    private init(tenant: Tenant, roles: Set<Role>, permissions: Set<Permission>, actorRole: String) {
        self.tenant = tenant
        self.roles = roles
        self.actorRole = actorRole
        switch tenant.state {
        case .active: self.permissions = permissions
        case .suspended: self.permissions = []
        }
    }
}
