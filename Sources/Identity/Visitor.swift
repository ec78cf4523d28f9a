public import Domain
public import Storage

public import struct Foundation.UUID

/// The person behind a session, or the program behind a token, with everything it may do. Only ``Sessions`` and ``Tokens`` make
/// one: a tenant comes from a membership and never from what a client sends.
public struct Visitor: Sendable {
    public let accountID: UUID
    public let email: String
    public let name: String
    /// Belongs to this session; every form carries it. Compare with ``accepts(csrfToken:)``.
    public let csrfToken: String
    /// When this account last signed in, this session included: UTC, `2026-11-22T19:16:00Z`.
    public let lastSignInAt: String?
    /// Organisations first, then by name; a suspended tenant stands here too, with its state and without permissions.
    public let memberships: [Membership]
    /// The roles for the installation as a whole; they give no right in any tenant.
    public let platformRoles: Set<Role>

    init(
        accountID: UUID, email: String, name: String, csrfToken: String, lastSignInAt: String?, grants: [Grant]
    ) {
        self.accountID = accountID
        self.email = email
        self.name = name
        self.csrfToken = csrfToken
        self.lastSignInAt = lastSignInAt
        self.platformRoles = Set(grants.filter { $0.tenant == nil }.map(\.role))
        let places = Dictionary(grouping: grants.filter { $0.tenant != nil }, by: \.tenant)
        self.memberships = places.compactMap { tenant, grants in
            tenant.map { Membership(tenant: $0, roles: Set(grants.map(\.role))) }
        }.sorted { Self.place($0.tenant) < Self.place($1.tenant) }
    }

    /// A program with a token: `token` is what the access log calls it. It has no session, so its form token is nobody's, and an
    /// account of its own, so that nothing of a person is its.
    init(token: String, name: String, membership: Membership) {
        self.accountID = UUID()
        self.email = token
        self.name = name
        self.csrfToken = SessionToken().text
        self.lastSignInAt = nil
        self.platformRoles = []
        self.memberships = [membership]
    }

    /// nil when this person is nothing there: answer as if the tenant did not exist.
    public func membership(in tenant: TenantID) -> Membership? {
        self.memberships.first { $0.tenant.id == tenant }
    }

    /// Whether any of this person's roles in the tenant allows it. Never in a suspended tenant.
    public func may(_ permission: Permission, in tenant: TenantID) -> Bool {
        self.membership(in: tenant)?.permissions.contains(permission) ?? false
    }

    /// Whether this person runs the installation. Says nothing about any tenant's data.
    public var isPlatformAdministrator: Bool {
        self.platformRoles.contains { $0.permissions.contains(.administerPlatform) }
    }

    /// On whose behalf something is done in the tenant, for the access log; nil when this person is nothing there.
    public func actor(in tenant: TenantID) -> Actor? {
        self.membership(in: tenant).map { membership in
            Actor(name: self.email, role: membership.actorRole)
        }
    }

    /// Whether a form came from this session's own page; takes the same time for every wrong answer.
    public func accepts(csrfToken: String) -> Bool {
        ConstantTime.equal(Array(csrfToken.utf8), Array(self.csrfToken.utf8))
    }

    private static func place(_ tenant: Tenant) -> (Int, String, String) {
        (tenant.kind == .organisation ? 0 : 1, tenant.name, tenant.id.description)
    }
}
