public import Domain
internal import Foundation
internal import Postgres
internal import Storage

extension Accounts {
    /// The people of one tenant with their roles there, or with nil every account with all its roles; by address.
    public func list(tenant: Tenant?) async throws -> [Account] {
        let rows = try await self.platform.transaction { transaction in
            try await transaction.query(Self.listing(tenant))
        }
        var accounts: [Account] = []
        var index = rows.startIndex
        while index < rows.endIndex {
            let id = try rows[index].decode(UUID.self, "id")
            var end = index + 1
            while end < rows.endIndex, try rows[end].decode(UUID.self, "id") == id { end += 1 }
            accounts.append(try Account(rows: rows[index..<end]))
            index = end
        }
        return accounts
    }

    /// One row per account and role.
    private static func listing(_ tenant: Tenant?) -> SQL {
        let join: SQL =
            tenant.map { "JOIN membership m ON m.account = a.id AND m.tenant = \($0.id.description)" }
            ?? "LEFT JOIN membership m ON m.account = a.id"
        return """
            SELECT a.id, a.email, a.name, a.disabled_at IS NOT NULL AS is_disabled,
                   a.locked_until IS NOT NULL AND a.locked_until > now() AS is_locked,
                   \(SQL.isoInstant("a.created_at")) AS created_at, \(SQL.isoInstant("a.last_sign_in_at")) AS last_sign_in_at,
                   (SELECT count(*) FROM session s WHERE s.account = a.id AND \(SessionRules.isAlive)) AS active_sessions,
                   \(Grant.columns)
            FROM account a \(join) LEFT JOIN tenant t ON t.id = m.tenant
            ORDER BY a.email, a.id, m.tenant, m.role
            """
    }
}

extension Account {
    fileprivate init(rows: Rows.SubSequence) throws {
        let first = rows[rows.startIndex]
        self.id = try first.decode(UUID.self, "id")
        self.email = try first.decode(String.self, "email")
        self.name = try first.decode(String.self, "name")
        self.isDisabled = try first.decode(Bool.self, "is_disabled")
        self.isLocked = try first.decode(Bool.self, "is_locked")
        self.createdAt = try first.decode(String.self, "created_at")
        self.lastSignInAt = try first.decode(String?.self, "last_sign_in_at")
        self.activeSessions = try first.decode(Int.self, "active_sessions")
        self.grants = try rows.compactMap { try Grant(row: $0) }
    }
}
