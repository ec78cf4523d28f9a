/// One token as an administrator sees it; never its secret or the hash of it.
public struct Token: Sendable, Hashable {
    public enum State: String, Sendable {
        case valid = "geldig"
        case expired = "verlopen"
        case revoked = "ingetrokken"
        /// Who answers for it is disabled, or may no longer do all that it was made for.
        case powerless = "zonder recht"
    }

    public let number: Int
    public let name: String
    public let purposes: [TokenPurpose]
    /// The address of who answers for it; nil = who runs the installation.
    public let owner: String?
    public let state: State
    /// UTC, `2026-11-22T19:16:00Z`; as the others.
    public let madeAt: String
    public let expiresAt: String
    /// To the minute; nil before the first time.
    public let lastUsedAt: String?
    public let revokedAt: String?
}
