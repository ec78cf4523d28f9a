public import Domain
internal import Postgres
public import Storage

/// A digest that went out, or did not.
public struct SentReminder: Sendable, Hashable {
    public enum State: String, Sendable {
        case sending = "bezig"
        case sent = "verzonden"
        case failed = "mislukt"
    }

    public let day: Day
    public let recipient: String
    public let state: State
    public let items: Int
    /// Why it failed; empty when it did not.
    public let message: String

    public init(day: Day, recipient: String, state: State, items: Int, message: String) {
        self.day = day
        self.recipient = recipient
        self.state = state
        self.items = items
        self.message = message
    }
}

extension TenantReader {
    /// The digests of the last 90 days, the newest first; of one person when asked.
    public nonisolated(nonsending) borrowing func sentReminders(to recipient: String? = nil, today: Day) async throws
        -> [SentReminder]
    {
        let isAsked: SQL = recipient.map { "r.recipient = \($0)" } ?? "true"
        return try await self.query(
            """
            SELECT r.day, r.recipient, r.state, r.items, r.message FROM reminder r
            WHERE \(isAsked) AND r.day > \(today.adding(days: -90)) ORDER BY r.day DESC, r.recipient
            """
        ).compactMap { row in
            guard let state = SentReminder.State(rawValue: try row.decode(String.self, "state")) else { return nil }
            return SentReminder(
                day: try row.decode(Day.self, "day"), recipient: try row.decode(String.self, "recipient"), state: state,
                items: try row.decode(Int.self, "items"), message: try row.decode(String.self, "message"))
        }
    }

    /// The day of the last digest that a person got; nil before the first.
    public nonisolated(nonsending) borrowing func lastReminder(to recipient: String) async throws -> Day? {
        try await self.query(
            "SELECT max(r.day) AS day FROM reminder r WHERE r.recipient = \(recipient) AND r.state = 'verzonden'"
        ).first?.decode(Day?.self, "day")
    }
}

extension TenantWriter {
    /// Claims the digest of a person and a day; false when it went out, or somebody is sending it just now. What failed, or was
    /// begun longer than a quarter of an hour ago, may be tried again.
    public nonisolated(nonsending) borrowing func claimReminder(_ digest: ReminderDigest, to recipient: String) async throws
        -> Bool
    {
        try await self.execute(
            """
            INSERT INTO reminder AS r (day, recipient, state, items, at)
            VALUES (\(digest.day), \(recipient), 'bezig', \(digest.items.count), clock_timestamp())
            ON CONFLICT (day, recipient) DO UPDATE SET state = 'bezig', items = excluded.items, at = excluded.at, message = ''
            WHERE r.state = 'mislukt' OR (r.state = 'bezig' AND r.at < clock_timestamp() - interval '15 minutes')
            """) == 1
    }

    /// Says how it went: `failure` is why it was not taken, nil when it was.
    public nonisolated(nonsending) borrowing func settleReminder(
        of day: Day, to recipient: String, failure: String?
    ) async throws {
        try await self.execute(
            """
            UPDATE reminder SET state = \(failure == nil ? "verzonden" : "mislukt"), message = \(failure ?? ""),
                at = clock_timestamp()
            WHERE day = \(day) AND recipient = \(recipient)
            """)
    }
}
