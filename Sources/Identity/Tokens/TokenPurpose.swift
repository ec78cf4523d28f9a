public import Domain

/// What a program may use a token for; it may do nothing else, whoever made it.
public enum TokenPurpose: String, Sendable, CaseIterable {
    case figures = "cijfers"
    case checks = "controles"
    case deliveries = "leveringen"
    case releases = "publicaties"

    /// What it allows, in words of the rights matrix.
    public var permissions: Set<Permission> {
        switch self {
        case .figures: [.seeFigures]
        case .checks: [.seeQuality]
        case .deliveries: [.seeDeliveries, .deliver]
        case .releases: [.readReleases]
        }
    }

    /// The kind of tenant in which there is something to use it for.
    public var tenantKind: Tenant.Kind {
        switch self {
        case .figures, .checks, .deliveries: .organisation
        case .releases: .gemeente
        }
    }

    /// Reads `cijfers,controles` for a tenant. Throws ``IdentityError/Code/unknownPurpose`` and
    /// ``IdentityError/Code/purposeNotForTenant``.
    public static func read(_ text: String, in tenant: Tenant) throws(IdentityError) -> Set<TokenPurpose> {
        let offered = self.allCases.filter { $0.tenantKind == tenant.kind }
        let hint = "kies hier uit \(offered.map(\.rawValue).joined(separator: ", "))"
        var purposes: Set<TokenPurpose> = []
        for word in text.split(separator: ",") {
            let name = word.filter { $0 != " " }
            guard let purpose = TokenPurpose(rawValue: name.lowercased()) else {
                throw IdentityError(.unknownPurpose, "‘\(name.prefix(40))’ is geen doel van een token", hint: hint)
            }
            guard purpose.tenantKind == tenant.kind else {
                throw IdentityError(
                    .purposeNotForTenant, "het doel \(purpose.rawValue) bestaat niet in een \(tenant.kind.rawValue)", hint: hint)
            }
            purposes.insert(purpose)
        }
        guard !purposes.isEmpty else { throw IdentityError(.unknownPurpose, "een token heeft een doel nodig", hint: hint) }
        return purposes
    }

    /// The words of several, in their own order.
    static func words(_ purposes: Set<TokenPurpose>) -> [String] {
        self.allCases.filter(purposes.contains).map(\.rawValue)
    }
}
