internal import Foundation
internal import Postgres
public import Storage

/// A delivery as lists and pages show it.
public struct DeliveryEntry: Sendable {
    public let number: Int
    /// The instant from which it is known, UTC, ISO 8601 with microseconds.
    public let committedAt: String
    public let actor: String
    public let isUndone: Bool
    public let receipt: DeliveryReceipt
}

/// A stretch of the deliveries, and how many there are in all.
public struct DeliveryList: Sendable {
    public let entries: [DeliveryEntry]
    public let total: Int

    public init(entries: [DeliveryEntry], total: Int) {
        self.entries = entries
        self.total = total
    }
}

extension TenantReader {
    /// The committed deliveries, newest first; the newest `limit` of them, or all.
    public nonisolated(nonsending) borrowing func deliveries(limit: Int? = nil) async throws -> [DeliveryEntry] {
        try await self.entries(where: "true", limit: limit)
    }

    /// A stretch of the committed deliveries, newest first, without the issues that their receipts list; `total` counts them all.
    public nonisolated(nonsending) borrowing func deliveryList(skipping: Int = 0, most: Int? = nil) async throws -> DeliveryList {
        let total = try await self.query("SELECT count(*) AS total FROM delivery").first?.decode(Int.self, "total") ?? 0
        let entries = try await self.entries(where: "true", limit: most, skipping: skipping, receipt: Self.withoutIssues)
        return DeliveryList(entries: entries, total: total)
    }

    /// The newest `most` committed deliveries with a number below `before`, without the issues that their receipts list: what is
    /// delivered meanwhile moves no row from one part to the next.
    public nonisolated(nonsending) borrowing func deliveries(before: Int?, most: Int) async throws -> [DeliveryEntry] {
        try await self.entries(where: before.map { "number < \($0)" } ?? "true", limit: most, receipt: Self.withoutIssues)
    }

    private static var withoutIssues: SQL {
        "jsonb_set(jsonb_set(receipt, '{fouten,getoond}', '[]'), '{waarschuwingen,getoond}', '[]')"
    }

    /// One committed delivery; nil when there is none of that number.
    public nonisolated(nonsending) borrowing func delivery(_ number: Int) async throws -> DeliveryEntry? {
        try await self.entries(where: "number = \(number)", limit: 1).first
    }

    private nonisolated(nonsending) borrowing func entries(
        where condition: SQL, limit: Int?, skipping: Int = 0, receipt: SQL = "receipt"
    ) async throws -> [DeliveryEntry] {
        let rows = try await self.query(
            """
            SELECT number, to_char(committed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor,
                undone_moment IS NOT NULL AS is_undone, (\(receipt))::text AS receipt
            FROM delivery WHERE \(condition) ORDER BY number DESC LIMIT \(limit) OFFSET \(skipping)
            """)
        return try rows.map(DeliveryEntry.init(row:))
    }

    /// The errors of a delivery's rejected rows, in the order of its files and lines.
    public nonisolated(nonsending) borrowing func rejections(of entry: DeliveryEntry) async throws -> [DeliveryIssue] {
        let rows = try await self.query(
            """
            SELECT file, line, column_name, code, message FROM delivery_issue
            WHERE delivery = \(entry.number) AND level = 'fout' ORDER BY position
            """)
        return try rows.map { row in
            DeliveryIssue(
                bestand: entry.receipt.bestanden[try row.decode(Int.self, "file")].bestand,
                regel: try row.decode(Int.self, "line"),
                kolom: try row.decode(String.self, "column_name"), code: try row.decode(String.self, "code"),
                melding: try row.decode(String.self, "message"))
        }
    }
}

extension DeliveryEntry {
    init(row: Row) throws {
        let receipt = Data(try row.decode(String.self, "receipt").utf8)
        self.init(
            number: try row.decode(Int.self, "number"), committedAt: try row.decode(String.self, "at"),
            actor: try row.decode(String.self, "actor"), isUndone: try row.decode(Bool.self, "is_undone"),
            receipt: try JSONDecoder().decode(DeliveryReceipt.self, from: receipt))
    }
}
