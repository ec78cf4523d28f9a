internal import Postgres

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

    /// The role under which organisations put releases into a gemeente's schema; it may insert there and read nothing.
    public func inboxRole(schema: String) -> String { "\(self.tenantRole(schema: schema))_inbox" }

    /// What migrations of a tenant's schema call it, its roles and the installation's.
    func names(schema: String) throws -> [String: String] {
        [
            "app": try Identifier(self.appRole).description, "schema": try Identifier(schema).description,
            "tenant": try Identifier(self.tenantRole(schema: schema)).description,
            "inbox": try Identifier(self.inboxRole(schema: schema)).description,
        ]
    }
}
