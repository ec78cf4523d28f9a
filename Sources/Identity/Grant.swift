public import Domain

/// One role in one place: a tenant, or the installation as a whole.
///
/// A role that does not belong in its place cannot be written; one that stands in the database all the same is skipped
/// when read, so a wrong row gives nothing.
public struct Grant: Sendable, Hashable {
    /// nil for the installation as a whole.
    public let tenant: Tenant?
    public let role: Role

    /// Throws ``IdentityError/Code/roleNotForTenant``.
    public init(_ role: Role, in tenant: Tenant?) throws(IdentityError) {
        guard role.tenantKind == tenant?.kind else {
            let place = tenant.map { "in ‘\($0.name)’ (\($0.kind.rawValue))" } ?? "zonder tenant"
            throw IdentityError(
                .roleNotForTenant, "de rol \(role.rawValue) bestaat niet \(place)", hint: Self.remedy(tenant?.kind))
        }
        self.tenant = tenant
        self.role = role
    }

    private static func remedy(_ kind: Tenant.Kind?) -> String {
        let roles = Role.allCases.filter { $0.tenantKind == kind }.map(\.rawValue)
        return "kies hier uit \(roles.joined(separator: ", "))"
    }
}
