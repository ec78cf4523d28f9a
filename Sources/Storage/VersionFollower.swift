/// What is worked out from the versions and must be up to date at every moment of a tenant.
///
/// A delivery and an undo call it inside their own transaction, when their versions are written and before their instant is
/// taken: what it writes is there together with the versions, or not at all.
public protocol VersionFollower: Sendable {
    /// Brings itself up to date through `moment`, the event now going on, whatever earlier moments it missed; what it wrote.
    nonisolated(nonsending) func follow(_ moment: Int32, on writer: borrowing TenantWriter) async throws -> WrittenRows
}
