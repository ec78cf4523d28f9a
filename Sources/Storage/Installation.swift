/// What tells this installation from others on the same server: roles are cluster-wide, so their names carry its id.
public struct Installation: Sendable, Hashable {
    /// `[a-z][a-z0-9]{1,15}`.
    public let id: String

    public init(id: String) {
        self.id = id
    }

    /// The role under which the installation's own tables are read and written; member of every tenant role.
    public var appRole: String { "\(self.id)_app" }

    /// The role of one tenant.
    public func tenantRole(schema: String) -> String { "\(self.id)_\(schema)" }
}
