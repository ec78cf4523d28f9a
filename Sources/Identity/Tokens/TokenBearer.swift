public import Domain

/// The program behind a token that still counts. Only ``Tokens`` makes one: the tenant comes from the token, never from what a
/// program sends.
public struct TokenBearer: Sendable {
    public let number: Int
    public let tenant: Tenant
    public let purposes: Set<TokenPurpose>
    /// As whom services see it: with the rights of the purposes in this one tenant, and no session behind it.
    public let visitor: Visitor

    /// `owner` is who answers for it, with what this person may in the tenant; nil = who runs the installation.
    init(number: Int, name: String, tenant: Tenant, purposes: Set<TokenPurpose>, owner: (email: String, rights: Set<Permission>)?)
    {
        self.number = number
        self.tenant = tenant
        self.purposes = purposes
        let granted = purposes.reduce(into: Set<Permission>()) { $0.formUnion($1.permissions) }
        let behalf = owner.map { " van \($0.email)" } ?? ""
        self.visitor = Visitor(
            token: "token \(number) (\(name))\(behalf)", name: name,
            membership: Membership(
                tenant: tenant, permissions: owner.map { granted.intersection($0.rights) } ?? granted, actorRole: "token"))
    }

    /// Whether the token was made for this, its tenant is active, and who answers for it may do all of it.
    public func may(_ purpose: TokenPurpose) -> Bool {
        self.purposes.contains(purpose) && purpose.permissions.allSatisfy { self.visitor.may($0, in: self.tenant.id) }
    }
}
