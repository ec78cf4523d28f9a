internal import Postgres
internal import Storage

/// The tenant's own clock, held for the length of a transaction: who holds it numbers the next event.
struct TenantClock {
    enum Event: String {
        case delivery = "levering"
        case undo = "ongedaan"
    }

    /// The number of the event now going on.
    let moment: Int32
    /// The number the next delivery gets.
    let delivery: Int32

    /// Waits for every other change of this tenant to end.
    static nonisolated(nonsending) func lock(on writer: borrowing TenantWriter) async throws -> TenantClock {
        _ = try await writer.query("SELECT id FROM clock WHERE id = 1 FOR UPDATE")
        let row = try await writer.query(
            """
            SELECT (SELECT coalesce(max(number), 0) + 1 FROM moment) AS moment,
                   (SELECT coalesce(max(number), 0) + 1 FROM delivery) AS delivery
            """
        ).first
        guard let row else { throw IngestError(.unknownDelivery, "de klok van deze tenant ontbreekt") }
        return TenantClock(moment: try row.decode(Int32.self, "moment"), delivery: try row.decode(Int32.self, "delivery"))
    }

    /// Brings what follows the versions up to date, then dates the event: now, or a microsecond after the last event when the
    /// machine's clock went back. Returns the instant, and what those that follow wrote.
    nonisolated(nonsending) func tick(
        _ event: Event, delivery: Int32, before followers: [any VersionFollower], on writer: borrowing TenantWriter
    ) async throws -> (instant: String, written: WrittenRows) {
        var written = WrittenRows()
        for follower in followers { written.add(try await follower.follow(self.moment, on: writer)) }
        let now = try await writer.query(
            """
            SELECT to_char(
                greatest(clock_timestamp(), (SELECT max(at) FROM moment) + interval '1 microsecond') AT TIME ZONE 'UTC',
                'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
            """
        ).first?.decode(String.self, "at")
        let instant = now ?? ""
        try await writer.execute(
            """
            INSERT INTO moment (number, at, kind, delivery, actor)
            VALUES (\(self.moment), \(instant)::timestamptz, \(event.rawValue), \(delivery), \(writer.actor.name))
            """)
        return (instant, written)
    }
}
