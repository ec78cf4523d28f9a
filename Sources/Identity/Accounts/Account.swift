public import struct Foundation.UUID

/// One account as an administrator sees it; never its password's hash.
public struct Account: Sendable, Hashable {
    public let id: UUID
    public let email: String
    public let name: String
    public let isDisabled: Bool
    /// Whether too many wrong passwords lock it just now.
    public let isLocked: Bool
    /// UTC, `2026-11-22T19:16:00Z`.
    public let createdAt: String
    /// UTC; nil before the first time.
    public let lastSignInAt: String?
    public let activeSessions: Int
    /// Of the tenant that was asked for only: nobody learns from it where else a person works.
    public let grants: [Grant]
}
