internal import Postgres
public import Storage

/// A row as it is known now, with where that comes from.
public struct KnownRow: Sendable, Hashable {
    /// From which moment of the tenant it is known; another one means that it was changed.
    public let moment: Int
    /// The delivery that brought it, by whom, and when (UTC, ISO 8601).
    public let delivery: Int
    public let actor: String
    public let committedAt: String
    public let isWithdrawn: Bool
    /// What the fields hold, written as a form takes it: `2026-11-22`, `12,5`, `ja`, `kind|ouders`; empty = nothing.
    public let values: [String: String]

    public init(
        moment: Int, delivery: Int, actor: String, committedAt: String, isWithdrawn: Bool, values: [String: String]
    ) {
        self.moment = moment
        self.delivery = delivery
        self.actor = actor
        self.committedAt = committedAt
        self.isWithdrawn = isWithdrawn
        self.values = values
    }
}

extension TenantReader {
    /// The row of a key as it is known now; nil when there is none. A withdrawn row is known, too.
    public nonisolated(nonsending) borrowing func knownRow(_ form: EntryForm, keys: [String]) async throws -> KnownRow? {
        let kind = form.file
        let columns = kind.columns.map { SQL(trusted: "\($0.entryText) AS \($0.name)") }.joined(separator: ", ")
        let row = try await self.query(
            """
            SELECT v.recorded_from, v.delivery, v.withdrawn, coalesce(d.actor, '') AS delivery_actor,
                coalesce(to_char(d.committed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '') AS delivery_at, \(columns)
            FROM \(trusted: kind.name) v LEFT JOIN delivery d ON d.number = v.delivery
            WHERE v.recorded_until = \(StagedKind.current) AND \(kind.isKey(keys, of: "v"))
            """
        ).first
        guard let row else { return nil }
        var values: [String: String] = [:]
        for column in kind.columns { values[column.name] = try row.decode(String?.self, column.name) ?? "" }
        return KnownRow(
            moment: try row.decode(Int.self, "recorded_from"), delivery: try row.decode(Int.self, "delivery"),
            actor: try row.decode(String.self, "delivery_actor"), committedAt: try row.decode(String.self, "delivery_at"),
            isWithdrawn: try row.decode(Bool.self, "withdrawn"), values: values)
    }

    /// How many current rows of each other kind refer to a row; kinds without one are left out.
    public nonisolated(nonsending) borrowing func rowsReferring(
        to form: EntryForm, keys: [String]
    ) async throws -> [(kind: String, rows: Int)] {
        guard form.file.keys.count == 1 else { return [] }
        var found: [(kind: String, rows: Int)] = []
        for other in DeliveryFile.all where other.references.contains(where: { $0.target == form.kind }) {
            let rows =
                try await self.query(
                    """
                    SELECT count(*) AS rows FROM \(trusted: other.name) v
                    WHERE v.recorded_until = \(StagedKind.current) AND NOT v.withdrawn AND \(form.file.isKey(keys, of: "v"))
                    """
                ).first?.decode(Int.self, "rows") ?? 0
            if rows > 0 { found.append((other.name, rows)) }
        }
        return found
    }

    /// A number that no row has, for who has none of their own: `pagina-13` when the next delivery is the thirteenth.
    public nonisolated(nonsending) borrowing func freeRowNumber() async throws -> String {
        "pagina-\(try await self.nextDelivery())"
    }

    /// The number of the next delivery, as long as nobody else delivers.
    nonisolated(nonsending) borrowing func nextDelivery() async throws -> Int {
        try await self.query("SELECT coalesce(max(number), 0) + 1 AS next FROM delivery").first?.decode(Int.self, "next") ?? 1
    }
}

extension DeliveryFile {
    /// Whether a row has these keys.
    fileprivate func isKey(_ keys: [String], of alias: String) -> SQL {
        zip(self.keys, keys).map { "\(trusted: alias).\(trusted: $0) = \($1)" as SQL }.joined(separator: " AND ")
    }
}

extension FileColumn {
    /// A version's value as a form takes it; equal values are equal texts.
    fileprivate var entryText: String {
        switch self.kind {
        case .text, .key, .personNumber, .code, .codes, .gemeente: "v.\(self.name)"
        case .date: "to_char(v.\(self.name), 'YYYY-MM-DD')"
        case .month: "to_char(v.\(self.name), 'YYYY-MM')"
        case .integer: "v.\(self.name)::text"
        case .decimal: "replace(trim_scale(v.\(self.name))::text, '.', ',')"
        case .boolean: "CASE WHEN v.\(self.name) THEN 'ja' WHEN NOT v.\(self.name) THEN 'nee' END"
        }
    }
}
