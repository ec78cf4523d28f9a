public import Domain
internal import Foundation
internal import Postgres
public import Storage

/// Makes, lists and revokes tokens, and knows who shows one. Checks no rights of who asks: that is the command line.
public struct Tokens: Sendable {
    let platform: PlatformDatabase

    /// How long a token may live, in days.
    public static let lifetimes = 1...730

    public init(router: TenantRouter, installation: Installation) {
        self.platform = PlatformDatabase(router: router, installation: installation)
    }

    /// Makes a token; show the secret once, it is stored nowhere.
    ///
    /// `owner` is the address of who answers for it; it must have a part in the tenant that allows every purpose. Throws
    /// ``IdentityError``: `invalidName`, `invalidLifetime`, `invalidEmail`, `unknownAccount`, `disabled`, `ownerMayNot`.
    public func create(
        in tenant: Tenant, name: String, purposes: Set<TokenPurpose>, owner: String?, days: Int
    ) async throws -> (number: Int, secret: String) {
        let name = try PersonName(name)
        guard Self.lifetimes.contains(days) else {
            throw IdentityError(
                .invalidLifetime, "een token geldt hoogstens \(Self.lifetimes.upperBound) dagen",
                hint: "kies een getal van \(Self.lifetimes.lowerBound) tot en met \(Self.lifetimes.upperBound)")
        }
        let owner = try owner.map { text throws(IdentityError) in try EmailAddress(text) }
        let secret = TokenSecret()
        let number = try await self.platform.transaction { transaction in
            var account: UUID?
            if let owner {
                account = try await Self.account(owner, in: tenant, mayAll: purposes, transaction)
            }
            // Two at the same time find the same number, and one of them waits and finds the next.
            for _ in 0..<100 {
                let rows = try await transaction.query(
                    """
                    INSERT INTO token (number, tenant, account, name, token_sha256, purposes, expires_at)
                    SELECT COALESCE(max(number), 0) + 1, \(tenant.id.description), \(account), \(name.description),
                           \(secret.sha256), \(TokenPurpose.words(purposes)), now() + \(Int32(days)) * interval '1 day'
                    FROM token ON CONFLICT (number) DO NOTHING RETURNING number
                    """)
                if let row = rows.first { return try row.decode(Int.self, "number") }
            }
            throw IdentityError.busy
        }
        return (number, secret.text)
    }

    /// The tokens of a tenant, the newest first; also those that no longer count.
    public func list(of tenant: Tenant) async throws -> [Token] {
        try await self.platform.transaction { transaction in
            try await transaction.query(Self.listing("k.tenant = \(tenant.id.description)")).map(Token.init(row:))
        }
    }

    /// Ends a token, at once and for good; once more is fine. Returns it with the id of its tenant.
    ///
    /// Throws ``IdentityError/Code/unknownToken``.
    public func revoke(_ number: Int) async throws -> (token: Token, tenant: TenantID) {
        try await self.platform.transaction { transaction in
            try await transaction.execute(
                "UPDATE token SET revoked_at = now() WHERE number = \(number) AND revoked_at IS NULL")
            guard let row = try await transaction.query(Self.listing("k.number = \(number)")).first else {
                throw IdentityError(
                    .unknownToken, "er is geen token \(number)", hint: "bekijk ze met ‘kraamzicht token list TENANT’")
            }
            return (try Token(row: row), try TenantID(try row.decode(String.self, "tenant")))
        }
    }

    /// Who shows this secret; nil when it is unknown, expired or revoked, or the account of who answers for it is disabled.
    ///
    /// Asked of the database every time: what was revoked, there or here, counts for the next request.
    public func bearer(secret: String) async throws -> TokenBearer? {
        guard let key = TokenSecret(text: secret)?.sha256 else { return nil }
        return try await self.platform.transaction { transaction in
            try TokenBearer(rows: try await transaction.query(TokenBearer.query(tokenSHA256: key)))
        }
    }
}

extension Tokens {
    /// The account of who will answer for a token.
    private nonisolated(nonsending) static func account(
        _ email: EmailAddress, in tenant: Tenant, mayAll purposes: Set<TokenPurpose>, _ transaction: borrowing Transaction
    ) async throws -> UUID {
        let account = try await Accounts.account(email, in: transaction)
        guard !account.isDisabled else { throw Accounts.disabled(email) }
        let rows = try await transaction.query(
            "SELECT role FROM membership WHERE account = \(account.id) AND tenant = \(tenant.id.description)")
        let rights = try rows.reduce(into: Set<Permission>()) { rights, row in
            rights.formUnion(Role(rawValue: try row.decode(String.self, "role"))?.permissions ?? [])
        }
        guard let missing = TokenPurpose.allCases.first(where: { purposes.contains($0) && !$0.permissions.isSubset(of: rights) })
        else { return account.id }
        throw IdentityError(
            .ownerMayNot, "‘\(email)’ mag in ‘\(tenant.name)’ zelf niet wat het doel \(missing.rawValue) toestaat",
            hint: "kies een ander account, of laat dit doel weg")
    }

    private static func listing(_ condition: SQL) -> SQL {
        """
        SELECT k.number, k.tenant, k.name, k.purposes, a.email, k.expires_at <= now() AS is_expired,
               k.account IS NOT NULL AS has_owner, a.disabled_at IS NOT NULL AS is_disabled,
               ARRAY(SELECT m.role::text FROM membership m WHERE m.account = k.account AND m.tenant = k.tenant) AS roles,
               \(SQL.isoInstant("k.made_at")) AS made_at, \(SQL.isoInstant("k.expires_at")) AS expires_at,
               \(SQL.isoInstant("k.last_used_at")) AS last_used_at, \(SQL.isoInstant("k.revoked_at")) AS revoked_at
        FROM token k LEFT JOIN account a ON a.id = k.account
        WHERE \(condition) ORDER BY k.number DESC
        """
    }
}
