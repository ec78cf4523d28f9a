internal import Domain
internal import Postgres
internal import Storage

/// What the deliveries between two moments did to a case.
struct CaseHistory {
    let wasKnown: Bool
    let isKnown: Bool
    /// Whether any delivery before the earlier moment held it, also when it was withdrawn again.
    let wasEverKnown: Bool
    /// The last event between the moments that touched its rows.
    let lastEvent: Event?

    struct Event { let isUndo: Bool; let delivery: Int }

    /// Why the case adds something else at the later stand, on the same day.
    var cause: FigureChange.Cause {
        if self.wasKnown, !self.isKnown {
            if let event = self.lastEvent, event.isUndo { return .undone(delivery: event.delivery) }
            return .withdrawn
        }
        if !self.wasEverKnown, self.isKnown { return .new }
        guard let event = self.lastEvent else { return .other }
        return event.isUndo ? .undone(delivery: event.delivery) : .corrected(delivery: event.delivery)
    }
}

extension TenantReader {
    /// The histories of these cases between two moments, the later one included.
    nonisolated(nonsending) borrowing func histories(of cases: [String], from before: Moment, to after: Moment) async throws
        -> [String: CaseHistory]
    {
        guard !cases.isEmpty else { return [:] }
        let (first, last) = (Int32(before.number), Int32(after.number))
        func touched(_ table: String) -> SQL {
            """
            SELECT t.casus_nr, x.m FROM \(trusted: table) t CROSS JOIN LATERAL (VALUES (t.recorded_from), (t.recorded_until)) x(m)
            WHERE t.casus_nr = ANY(\(cases)) AND x.m > \(first) AND x.m <= \(last)
            """
        }
        let rows = try await self.query(
            """
            WITH touched AS (
                \(["casussen", "doelen", "evaluaties", "inzet", "facturen"].map(touched).joined(separator: " UNION ALL "))
                UNION ALL
                SELECT d.casus_nr, x.m FROM doelen d JOIN doelscores s ON s.doel_nr = d.doel_nr
                CROSS JOIN LATERAL (VALUES (s.recorded_from), (s.recorded_until)) x(m)
                WHERE d.casus_nr = ANY(\(cases)) AND x.m > \(first) AND x.m <= \(last)
            ), latest AS (SELECT casus_nr, max(m) AS m FROM touched GROUP BY casus_nr)
            SELECT c.casus_nr,
                bool_or(\(KnownVersions(at: before)("c"))) AS was_known,
                bool_or(\(KnownVersions(at: after)("c"))) AS is_known,
                bool_or(c.recorded_from <= \(first)) AS was_ever_known,
                min(m.kind) AS kind, min(m.delivery) AS delivery
            FROM casussen c LEFT JOIN latest l ON l.casus_nr = c.casus_nr LEFT JOIN moment m ON m.number = l.m
            WHERE c.casus_nr = ANY(\(cases))
            GROUP BY c.casus_nr
            """)
        var histories: [String: CaseHistory] = [:]
        for row in rows {
            let delivery = try row.decode(Int?.self, "delivery")
            let isUndo = try row.decode(String?.self, "kind") == "ongedaan"
            histories[try row.decode(String.self, "casus_nr")] = CaseHistory(
                wasKnown: try row.decode(Bool.self, "was_known"), isKnown: try row.decode(Bool.self, "is_known"),
                wasEverKnown: try row.decode(Bool.self, "was_ever_known"),
                lastEvent: delivery.map { CaseHistory.Event(isUndo: isUndo, delivery: $0) })
        }
        return histories
    }
}
