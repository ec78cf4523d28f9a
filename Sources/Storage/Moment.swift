public import Domain
internal import Postgres

/// A resolved stand: the instant of the last event of a tenant known by then (contract §3).
public struct Moment: Sendable, Hashable {
    /// The tenant's own count of dated events; 0 = before the first delivery.
    public let number: Int
    /// The instant in UTC with microseconds, ISO 8601; what addresses and downloads pin. `geen` before the first delivery.
    public let instant: String
    /// The day of the instant in Europe/Amsterdam; nil before the first delivery.
    public let day: Day?
    /// The last committed delivery known then; nil before the first.
    public let delivery: Int?
    /// Whether nothing newer is known.
    public let isLatest: Bool

    /// The stand to ask next so that it is this moment again, whatever is delivered meanwhile; `asked` is what led here. Before the
    /// first delivery there is no instant to hold on to.
    public func pinned(from asked: Stand) -> Stand { self.number == 0 ? asked : .instant(self.instant) }

    /// Before anything was delivered.
    public static let none = Moment(number: 0, instant: "geen", day: nil, delivery: nil, isLatest: true)
}

extension TenantReader {
    /// Resolves a stand. Throws ``StorageError/Code/unknownDelivery`` for a delivery this tenant never had.
    public nonisolated(nonsending) borrowing func moment(_ stand: Stand) async throws -> Moment {
        let condition: SQL =
            switch stand {
            case .latest: "true"
            case .day(let day): "m.at < (\(day) + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'"
            case .instant(let text): "m.at <= \(text)::timestamptz"
            case .delivery(let number): "m.kind = 'levering' AND m.delivery = \(number)"
            }
        let rows = try await self.query(
            """
            SELECT m.number, to_char(m.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS instant,
                   (m.at AT TIME ZONE 'Europe/Amsterdam')::date AS day,
                   (SELECT max(d.number) FROM delivery d WHERE d.moment <= m.number) AS delivery,
                   NOT EXISTS (SELECT 1 FROM moment later WHERE later.number > m.number) AS is_latest
            FROM moment m WHERE \(condition) ORDER BY m.number DESC LIMIT 1
            """)
        guard let row = rows.first else {
            if case .delivery(let number) = stand {
                throw StorageError(.unknownDelivery, "er is geen levering \(number)", hint: "bekijk de lijst van leveringen")
            }
            let known = try await self.query("SELECT 1 FROM moment LIMIT 1")
            return Moment(number: 0, instant: "geen", day: nil, delivery: nil, isLatest: known.isEmpty)
        }
        return Moment(
            number: try row.decode(Int.self, "number"), instant: try row.decode(String.self, "instant"),
            day: try row.decode(Day.self, "day"), delivery: try row.decode(Int?.self, "delivery"),
            isLatest: try row.decode(Bool.self, "is_latest"))
    }
}
