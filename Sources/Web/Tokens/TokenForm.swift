internal import Domain
internal import Identity

/// A new token as it was filled in, and what is wrong with that.
struct TokenForm {
    var name: String?
    var purposes: [String] = []
    var days: String? = "365"
    var problems: [FieldProblem] = []

    init() {}

    init(_ fields: AddressQuery) {
        self.name = fields["naam"]
        self.purposes = fields.all("doel")
        self.days = fields["dagen"]
    }

    /// What a visitor can make a token for: nobody hands on what they may not do themselves.
    static func offered(to visitor: Visitor, in tenant: Tenant) -> [TokenPurpose] {
        TokenPurpose.allCases.filter { purpose in
            purpose.tenantKind == tenant.kind && purpose.permissions.allSatisfy { visitor.may($0, in: tenant.id) }
        }
    }

    /// What was asked; nil when something is wrong with it, which then stands in ``problems``.
    mutating func asked(offered: [TokenPurpose]) -> (name: String, purposes: Set<TokenPurpose>, days: Int)? {
        let chosen = Set(self.purposes.compactMap(TokenPurpose.init(rawValue:)))
        if self.name == nil {
            self.problems.append(FieldProblem(field: "naam", message: Text["tokens.name.missing"]))
        }
        if chosen.isEmpty || !chosen.isSubset(of: offered) || chosen.count != Set(self.purposes).count {
            self.problems.append(
                FieldProblem(
                    field: "doel", message: Text["tokens.purpose.missing"],
                    hint: Text["refusal.choose", ["choices": offered.map(\.rawValue).joined(separator: ", ")]]))
        }
        let days = self.days.flatMap { Int($0) }
        if !(days.map(Tokens.lifetimes.contains) ?? false) {
            self.problems.append(
                FieldProblem(
                    field: "dagen", message: Text["tokens.days.missing"],
                    hint: Text["tokens.days.range", ["least": Tokens.lifetimes.lowerBound, "most": Tokens.lifetimes.upperBound]]))
        }
        guard self.problems.isEmpty, let name, let days else { return nil }
        return (name, chosen, days)
    }
}

extension FieldProblem {
    /// What is wrong with a token that was asked for.
    init(token error: IdentityError) {
        let field: String? =
            switch error.code {
            case .invalidName: "naam"
            case .unknownPurpose, .purposeNotForTenant, .ownerMayNot: "doel"
            case .invalidLifetime: "dagen"
            default: nil
            }
        self.init(field: field, message: error.message, hint: error.hint)
    }
}
