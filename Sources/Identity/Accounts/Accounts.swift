public import Domain
internal import Foundation
internal import Postgres
public import Storage

/// Makes and changes accounts. Checks no rights: its caller is the command line, or a page that asked
/// ``Visitor/may(_:in:)`` first.
public struct Accounts: Sendable {
    let platform: PlatformDatabase
    let hasher: PasswordHasher

    public init(router: TenantRouter, installation: Installation) {
        self.init(router: router, installation: installation, hasher: PasswordHasher())
    }

    /// For tests, which may hash more cheaply.
    init(router: TenantRouter, installation: Installation, hasher: PasswordHasher) {
        self.platform = PlatformDatabase(router: router, installation: installation)
        self.hasher = hasher
    }

    /// Makes an account with one role, or gives an existing account the extra role.
    ///
    /// `tenant` nil is the installation as a whole; a password is generated when none is given. Throws
    /// ``IdentityError``: `invalidEmail`, `invalidName`, `roleNotForTenant`, `weakPassword`, `accountExists` when it has
    /// the role already, `disabled`, `busy`.
    public func create(
        email: String, name: String?, tenant: Tenant?, role: Role, password: String?
    ) async throws -> AccountCreation {
        let email = try EmailAddress(email)
        let name = try PersonName(name ?? email.local)
        let grant = try Grant(role, in: tenant)
        if try await self.add(grant, toExisting: email) { return .membershipAdded }
        let secret = password ?? GeneratedPassword.make()
        let hash = try await self.hasher.hash(try Password(chosen: secret, for: email))
        try await self.platform.transaction { transaction in
            let rows = try await transaction.query(
                """
                INSERT INTO account (email, name, password_hash)
                VALUES (\(email.description), \(name.description), \(hash))
                ON CONFLICT (email) DO NOTHING RETURNING id
                """)
            guard let row = rows.first else {
                throw IdentityError(
                    .accountExists, "het account ‘\(email)’ is zojuist door iemand anders gemaakt",
                    hint: "probeer het opnieuw")
            }
            try await transaction.execute(Self.insertion(of: grant, to: try row.decode(UUID.self, "id")))
        }
        return .created(password: secret)
    }

    /// Gives the account a new password, unlocks it and ends all its sessions; returns the password, to show once.
    ///
    /// Throws ``IdentityError``: `unknownAccount`, `disabled`, `weakPassword`, `busy`.
    @discardableResult
    public func resetPassword(email: String, password: String?) async throws -> String {
        let email = try EmailAddress(email)
        let secret = password ?? GeneratedPassword.make()
        let hash = try await self.hasher.hash(try Password(chosen: secret, for: email))
        try await self.platform.transaction { transaction in
            let account = try await Self.account(email, in: transaction)
            guard !account.isDisabled else { throw Self.disabled(email) }
            try await transaction.execute(
                """
                UPDATE account SET password_hash = \(hash), failed_sign_ins = 0, locked_until = NULL WHERE id = \(account.id)
                """)
            try await transaction.execute("DELETE FROM session WHERE account = \(account.id)")
        }
        return secret
    }

    /// Refuses the account from now on and ends all its sessions. Its roles and its traces stay. Disabling twice is fine.
    public func disable(email: String) async throws {
        let email = try EmailAddress(email)
        try await self.platform.transaction { transaction in
            let account = try await Self.account(email, in: transaction)
            try await transaction.execute(
                "UPDATE account SET disabled_at = COALESCE(disabled_at, now()) WHERE id = \(account.id)")
            try await transaction.execute("DELETE FROM session WHERE account = \(account.id)")
        }
    }

    /// Lets a disabled account in again, with the password it had.
    public func enable(email: String) async throws {
        let email = try EmailAddress(email)
        try await self.platform.transaction { transaction in
            let account = try await Self.account(email, in: transaction)
            try await transaction.execute(
                """
                UPDATE account SET disabled_at = NULL, failed_sign_ins = 0, locked_until = NULL WHERE id = \(account.id)
                """)
        }
    }

    /// Takes one role away; it counts within two seconds, also for who is signed in. The account stays.
    ///
    /// Throws ``IdentityError``: `unknownAccount`, `unknownMembership`.
    public func revoke(email: String, tenant: Tenant?, role: Role) async throws {
        let email = try EmailAddress(email)
        try await self.platform.transaction { transaction in
            let account = try await Self.account(email, in: transaction)
            let removed = try await transaction.execute(
                """
                DELETE FROM membership
                WHERE account = \(account.id) AND tenant = \(tenant?.id.description ?? "") AND role = \(role.rawValue)
                """)
            guard removed > 0 else {
                throw IdentityError(.unknownMembership, "het account ‘\(email)’ heeft de rol \(role.rawValue) hier niet")
            }
        }
    }
}
