internal import Domain
internal import Foundation
internal import Postgres
internal import Storage

extension Accounts {
    /// False when there is no account yet.
    func add(_ grant: Grant, toExisting email: EmailAddress) async throws -> Bool {
        try await self.platform.transaction { transaction in
            guard let account = try await Self.find(email, in: transaction) else { return false }
            guard !account.isDisabled else { throw Self.disabled(email) }
            guard try await transaction.execute(Self.insertion(of: grant, to: account.id)) > 0 else {
                throw IdentityError(
                    .accountExists, "het account ‘\(email)’ heeft de rol \(grant.role.rawValue) hier al",
                    hint: "geef een nieuw wachtwoord met ‘kraamzicht user reset’")
            }
            return true
        }
    }

    static func insertion(of grant: Grant, to account: UUID) -> SQL {
        """
        INSERT INTO membership (account, tenant, role)
        VALUES (\(account), \(grant.tenant?.id.description ?? ""), \(grant.role.rawValue)) ON CONFLICT DO NOTHING
        """
    }

    /// Locks the row, so that a sign-in under way is either over or sees what is done here.
    private nonisolated(nonsending) static func find(
        _ email: EmailAddress, in transaction: borrowing Transaction
    ) async throws -> (id: UUID, isDisabled: Bool)? {
        let rows = try await transaction.query(
            """
            SELECT id, disabled_at IS NOT NULL AS is_disabled FROM account WHERE email = \(email.description) FOR UPDATE
            """)
        guard let row = rows.first else { return nil }
        return (try row.decode(UUID.self, "id"), try row.decode(Bool.self, "is_disabled"))
    }

    nonisolated(nonsending) static func account(
        _ email: EmailAddress, in transaction: borrowing Transaction
    ) async throws -> (id: UUID, isDisabled: Bool) {
        guard let account = try await self.find(email, in: transaction) else { throw IdentityError.unknownAccount(email) }
        return account
    }

    static func disabled(_ email: EmailAddress) -> IdentityError {
        IdentityError(.disabled, "het account ‘\(email)’ is uitgeschakeld", hint: "schakel het eerst weer in")
    }
}
