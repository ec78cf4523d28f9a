/// Why somebody may not sign in or an account cannot be changed, in Dutch, with the remedy. Codes are permanent and never
/// reused.
public struct IdentityError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        /// Unknown address or wrong password: never told apart.
        case wrongCredentials = "U001"
        /// Too many failures for this address, whether or not it has an account.
        case locked = "U002"
        case unknownAccount = "U003"
        /// The account has this role already, or was made by somebody else just now.
        case accountExists = "U004"
        case weakPassword = "U005"
        case invalidEmail = "U006"
        case roleNotForTenant = "U007"
        /// Told only to who knows the password, or to an administrator.
        case disabled = "U008"
        case invalidName = "U009"
        /// Too many people are signing in just now.
        case busy = "U010"
        case unknownMembership = "U011"
        case unknownPurpose = "U012"
        case purposeNotForTenant = "U013"
        case invalidLifetime = "U014"
        case unknownToken = "U015"
        /// Who would answer for a token may not do itself what the token is for.
        case ownerMayNot = "U016"
    }

    public let code: Code
    /// One Dutch sentence a user can read.
    public let message: String
    /// What to do about it, in Dutch; nil when the message says it.
    public let hint: String?

    public init(_ code: Code, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    public var description: String {
        "\(self.code.rawValue): \(self.message)" + (self.hint.map { " (\($0))" } ?? "")
    }
}

extension IdentityError {
    static let wrongCredentials = IdentityError(.wrongCredentials, "het e-mailadres of het wachtwoord klopt niet")

    static let locked = IdentityError(
        .locked, "het e-mailadres of het wachtwoord klopt niet, of probeer het over een kwartier opnieuw")

    static let busy = IdentityError(
        .busy, "er melden zich nu te veel mensen tegelijk aan", hint: "probeer het over een halve minuut opnieuw")

    static func unknownAccount(_ email: EmailAddress) -> IdentityError {
        IdentityError(.unknownAccount, "er is geen account ‘\(email)’", hint: "kijk in de lijst van accounts")
    }
}
