internal import Postgres
public import Storage

/// Who is signed in. Make one and share it: it remembers visitors for two seconds.
public struct Sessions: Sendable {
    let platform: PlatformDatabase
    let hasher: PasswordHasher
    let cache = SessionCache()
    let unknownAddresses = UnknownAddresses()

    public init(router: TenantRouter, installation: Installation) {
        self.init(router: router, installation: installation, hasher: PasswordHasher())
    }

    /// For tests, which may hash more cheaply.
    init(router: TenantRouter, installation: Installation, hasher: PasswordHasher) {
        self.platform = PlatformDatabase(router: router, installation: installation)
        self.hasher = hasher
    }

    /// Opens a session; the token goes into the browser's cookie and nowhere else.
    ///
    /// Throws ``IdentityError``: `wrongCredentials`, `locked`, `disabled` (only with the right password), `busy`. Takes
    /// as long for an unknown address as for a wrong password.
    public func signIn(
        email: String, password: String, userAgent: String
    ) async throws -> (token: String, visitor: Visitor) {
        let address = try? EmailAddress(email)
        let attempt = try await self.begin(address)
        guard attempt != nil || !self.unknownAddresses.isLocked(email) else { throw IdentityError.locked }
        let typed = Password(typed: password)
        guard try await self.hasher.matches(typed, stored: attempt?.passwordHash), let attempt else {
            let isLockedInDatabase = try await self.fail(address)
            let isLocked = attempt == nil ? self.unknownAddresses.fail(email) : isLockedInDatabase
            throw isLocked ? IdentityError.locked : IdentityError.wrongCredentials
        }
        return try await self.open(attempt, userAgent: userAgent)
    }

    /// The person behind a token; nil when it is unknown, expired, idle too long, or the account is disabled.
    public func visitor(token: String) async throws -> Visitor? {
        guard let key = SessionToken(text: token)?.sha256 else { return nil }
        let start = ContinuousClock.now
        switch self.cache.answer(key, at: start) {
        case .known(let visitor): return visitor
        case .ended: return nil
        case .unknown: break
        }
        let visitor = try await self.platform.transaction { transaction in
            try Visitor(rows: try await transaction.query(Visitor.query(tokenSHA256: key)))
        }
        guard let visitor, self.cache.keep(visitor, key, readAt: start, at: .now) else { return nil }
        return visitor
    }

    /// Ends the session, at once and for good. An unknown token is fine.
    public func signOut(token: String) async throws {
        guard let key = SessionToken(text: token)?.sha256 else { return }
        try await self.platform.transaction { transaction in
            _ = try await transaction.execute("DELETE FROM session WHERE token_sha256 = \(key)")
        }
        self.cache.end(key, at: .now)
    }
}

extension Sessions {
    /// nil when the address has no account, or is none.
    private func begin(_ email: EmailAddress?) async throws -> SignInAttempt? {
        guard let email else { return nil }
        return try await self.platform.transaction { transaction in
            try await SignInAttempt.begin(email, in: transaction)
        }
    }

    private func fail(_ email: EmailAddress?) async throws -> Bool {
        guard let email else { return false }
        return try await self.platform.transaction { transaction in
            try await SignInAttempt.fail(email, in: transaction)
        }
    }

    private func open(
        _ attempt: SignInAttempt, userAgent: String
    ) async throws -> (token: String, visitor: Visitor) {
        let token = SessionToken()
        let csrfToken = SessionToken().text
        let visitor = try await self.platform.transaction { transaction in
            try await attempt.succeed(in: transaction)
            try await transaction.execute(Self.sweep)
            try await transaction.execute(
                """
                INSERT INTO session (token_sha256, account, expires_at, csrf_token, user_agent)
                VALUES (\(token.sha256), \(attempt.account), \(SessionRules.expiry), \(csrfToken), \(Self.line(userAgent)))
                """)
            return try Visitor(rows: try await transaction.query(Visitor.query(tokenSHA256: token.sha256)))
        }
        guard let visitor else { preconditionFailure("a session was written and is not there") }
        return (token.text, visitor)
    }

    /// Everybody's dead sessions; who sweeps at the same time takes the others.
    private static let sweep: SQL = """
        DELETE FROM session WHERE token_sha256 IN (
            SELECT s.token_sha256 FROM session s WHERE NOT (\(SessionRules.isAlive)) LIMIT 1000 FOR UPDATE SKIP LOCKED)
        """

    /// What a browser says of itself: printable and short.
    static func line(_ userAgent: String) -> String {
        String(String.UnicodeScalarView(userAgent.unicodeScalars.prefix(200).filter { 0x20...0x7E ~= $0.value }))
    }
}
