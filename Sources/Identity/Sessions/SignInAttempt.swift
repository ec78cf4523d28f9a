internal import Foundation
internal import Postgres

/// One attempt on an existing account: looked up, then checked outside any transaction, then counted.
///
/// Many guesses may be checked side by side, but they are counted one by one, and once five have failed even the right
/// one is refused: together they tell no more than five guesses would.
struct SignInAttempt: Sendable {
    let account: UUID
    let passwordHash: String
}

extension SignInAttempt {
    private static let isOpen: SQL = "(locked_until IS NULL OR locked_until <= now())"

    /// nil when there is no such account. Throws ``IdentityError/Code/locked``.
    nonisolated(nonsending) static func begin(
        _ email: EmailAddress, in transaction: borrowing Transaction
    ) async throws -> SignInAttempt? {
        let rows = try await transaction.query(
            "SELECT id, password_hash, \(Self.isOpen) AS is_open FROM account WHERE email = \(email.description)")
        guard let row = rows.first else { return nil }
        guard try row.decode(Bool.self, "is_open") else { throw IdentityError.locked }
        return SignInAttempt(
            account: try row.decode(UUID.self, "id"), passwordHash: try row.decode(String.self, "password_hash"))
    }

    /// Counts a failure; whether the address is locked after it. Sent for an unknown address too: it takes time.
    nonisolated(nonsending) static func fail(
        _ email: EmailAddress, in transaction: borrowing Transaction
    ) async throws -> Bool {
        let rows = try await transaction.query(
            """
            UPDATE account
            SET failed_sign_ins = CASE WHEN locked_until IS NULL THEN failed_sign_ins + 1 ELSE 1 END,
                locked_until = CASE WHEN locked_until IS NULL AND failed_sign_ins + 1 >= \(SignInThrottle.limit)
                                    THEN now() + \(Int32(SignInThrottle.lockMinutes)) * interval '1 minute' END
            WHERE email = \(email.description) AND \(Self.isOpen)
            RETURNING locked_until IS NOT NULL AS is_locked
            """)
        return try rows.first?.decode(Bool.self, "is_locked") ?? true
    }

    /// The password was right. Throws ``IdentityError/Code/disabled``, or ``IdentityError/Code/locked`` when the account
    /// was locked or got another password while this one was being checked.
    nonisolated(nonsending) func succeed(in transaction: borrowing Transaction) async throws {
        let rows = try await transaction.query(
            """
            UPDATE account SET failed_sign_ins = 0, locked_until = NULL, last_sign_in_at = now()
            WHERE id = \(self.account) AND password_hash = \(self.passwordHash) AND \(Self.isOpen)
            RETURNING disabled_at IS NOT NULL AS is_disabled
            """)
        guard let row = rows.first else { throw IdentityError.locked }
        guard try !row.decode(Bool.self, "is_disabled") else {
            throw IdentityError(.disabled, "dit account is uitgeschakeld", hint: "vraag de beheerder van uw organisatie")
        }
    }
}
