internal import Foundation
internal import Postgres

extension Visitor {
    /// The living session of this token with its person and roles, one row per role; notes at most once a minute that it
    /// was seen.
    static func query(tokenSHA256: String) -> SQL {
        """
        WITH seen AS (
            UPDATE session s SET last_seen_at = now()
            WHERE s.token_sha256 = \(tokenSHA256) AND \(SessionRules.isAlive) AND \(SessionRules.isWorthSeeing)
        )
        SELECT a.id, a.email, a.name, \(SQL.isoInstant("a.last_sign_in_at")) AS last_sign_in_at, s.csrf_token,
               \(Grant.columns)
        FROM session s
        JOIN account a ON a.id = s.account
        LEFT JOIN membership m ON m.account = a.id
        LEFT JOIN tenant t ON t.id = m.tenant
        WHERE s.token_sha256 = \(tokenSHA256) AND \(SessionRules.isAlive) AND a.disabled_at IS NULL
        """
    }

    /// nil when there is no row: no such session, or no longer.
    init?(rows: Rows) throws {
        guard let first = rows.first else { return nil }
        self.init(
            accountID: try first.decode(UUID.self, "id"), email: try first.decode(String.self, "email"),
            name: try first.decode(String.self, "name"), csrfToken: try first.decode(String.self, "csrf_token"),
            lastSignInAt: try first.decode(String?.self, "last_sign_in_at"),
            grants: try rows.compactMap { try Grant(row: $0) })
    }
}
