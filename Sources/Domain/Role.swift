/// What a person may be in a tenant. Users see the Dutch word.
public enum Role: String, Sendable, CaseIterable {
    /// Runs the installation; sees no tenant's data.
    case platformAdministrator = "platformbeheerder"
    case tenantAdministrator = "beheerder"
    case manager
    case coordinator = "coordinator"
    case qualityOfficer = "kwaliteit"
    case measureOwner = "maatregelhouder"
    case supplier = "leverancier"
    case auditor
    case gemeenteReader = "gemeente"
    case regionReader = "jeugdregio"
}

extension Role {
    public init(word: String) throws(DomainError) {
        let folded = word.lowercased().replacing("ö", with: "o").replacing("-", with: "")
        guard let role = Role(rawValue: Role.synonyms[folded] ?? folded) else {
            throw DomainError(
                .unknownRole, "‘\(word.prefix(40))’ is geen rol",
                hint: "kies uit \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self = role
    }

    private static let synonyms = [
        "kwaliteitsfunctionaris": "kwaliteit", "tenantbeheerder": "beheerder", "beleidsadviseur": "gemeente",
        "gemeentelezer": "gemeente",
    ]
}
