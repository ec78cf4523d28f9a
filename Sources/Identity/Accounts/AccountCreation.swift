/// What became of a request for an account.
public enum AccountCreation: Sendable, Hashable {
    /// A new account. Show the password once; it is stored nowhere.
    case created(password: String)
    /// The address had an account already: it got the role beside its others. Its password stays, also when another was
    /// given, and nobody learns which it is.
    case membershipAdded

    /// The password to show once; nil when the account keeps its own.
    public var password: String? {
        switch self {
        case .created(let password): password
        case .membershipAdded: nil
        }
    }
}
