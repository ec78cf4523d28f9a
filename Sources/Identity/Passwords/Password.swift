internal import Foundation

/// A password as it is hashed: in Unicode's compatibility form, so that two keyboards give the same bytes.
struct Password: Sendable {
    static let minimumLength = 12
    static let maximumBytes = 1024

    let bytes: [UInt8]

    /// What somebody typed to sign in; nil when it cannot be anybody's password.
    init?(typed text: String) {
        guard !text.isEmpty, text.utf8.count <= Self.maximumBytes else { return nil }
        self.bytes = Array(text.precomposedStringWithCompatibilityMapping.utf8)
    }

    /// A password for an account. Length counts, not a mix of kinds: rules on those make people write it down.
    ///
    /// Throws ``IdentityError/Code/weakPassword``.
    init(chosen text: String, for email: EmailAddress) throws(IdentityError) {
        guard let password = Password(typed: text), text.count >= Self.minimumLength else {
            throw IdentityError(
                .weakPassword, "het wachtwoord moet ten minste \(Self.minimumLength) tekens hebben",
                hint: "een zin van vier of vijf woorden is goed en goed te onthouden; hoogstens \(Self.maximumBytes) bytes")
        }
        guard Set(text).count >= 5, text.lowercased() != email.description else {
            throw IdentityError(
                .weakPassword, "het wachtwoord is te gemakkelijk te raden",
                hint: "gebruik niet het e-mailadres en niet steeds dezelfde tekens")
        }
        self = password
    }

    /// Stands in for what cannot be a password, so that refusing it takes as long as refusing a wrong one. Never empty:
    /// the library takes no empty passphrase.
    static let standIn = Password(bytes: Array("-".utf8))

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }
}
