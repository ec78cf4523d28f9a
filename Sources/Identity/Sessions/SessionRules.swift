internal import Postgres

/// How long a session lives.
enum SessionRules {
    /// Twelve hours in all, one hour without a page; of `session s`.
    static let isAlive: SQL = "s.expires_at > now() AND s.last_seen_at > now() - interval '1 hour'"

    static let expiry: SQL = "now() + interval '12 hours'"

    /// A page more than a minute after the last one is worth a write; the hour is that much shorter at most.
    static let isWorthSeeing: SQL = "s.last_seen_at < now() - interval '1 minute'"
}

extension SQL {
    /// A column of instants as ISO 8601 in UTC.
    static func isoInstant(_ column: SQL) -> SQL {
        #"to_char(\#(column) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')"#
    }
}
