public import Domain
public import Identity

/// What the page of tokens needs from the rest of the program, as closures; each change is written with its line in the access log.
/// They may throw `IdentityError` and `StorageError`.
public struct TokenServices: Sendable {
    /// The tokens of a tenant, the newest first; also those that no longer count.
    public var list: @Sendable (Visitor, Tenant) async throws -> [Token]
    /// Makes a token for which the visitor answers: it may never do more than they may. The secret is shown once and kept nowhere.
    public var create:
        @Sendable (Visitor, Tenant, _ name: String, _ purposes: Set<TokenPurpose>, _ days: Int) async throws -> (
            number: Int, secret: String
        )
    /// Ends a token of the tenant, at once and for good. Throws `IdentityError` (`unknownToken`) for another's.
    public var revoke: @Sendable (Visitor, Tenant, _ number: Int) async throws -> Void

    public init(
        list: @escaping @Sendable (Visitor, Tenant) async throws -> [Token],
        create:
            @escaping @Sendable (
                Visitor, Tenant, _ name: String, _ purposes: Set<TokenPurpose>, _ days: Int
            ) async throws -> (number: Int, secret: String),
        revoke: @escaping @Sendable (Visitor, Tenant, _ number: Int) async throws -> Void
    ) {
        self.list = list
        self.create = create
        self.revoke = revoke
    }
}
