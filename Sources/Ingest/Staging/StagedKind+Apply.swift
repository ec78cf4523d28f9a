internal import Domain
internal import Postgres
internal import Storage

/// What one file's rows became.
struct RowCounts {
    var new = 0
    var changed = 0
    var withdrawn = 0
    /// Accepted rows, whatever became of them.
    var accepted = 0
}

extension StagedKind {
    /// Counts per file what the accepted rows would become: new, changed, withdrawn, or nothing.
    nonisolated(nonsending) func counts(on writer: borrowing TenantWriter, hasErrors: Bool) async throws -> [Int: RowCounts] {
        let accepted: SQL = hasErrors ? Self.isAccepted : "true"
        let key = SQL(trusted: self.kind.keys[0])
        let rows = try await writer.query(
            """
            SELECT s.file, count(*) AS accepted,
                count(*) FILTER (WHERE v.\(key) IS NULL AND NOT s.verwijderd) AS new,
                count(*) FILTER (
                    WHERE v.\(key) IS NOT NULL AND NOT s.verwijderd AND (v.withdrawn OR \(self.differs("v", "s")))) AS changed,
                count(*) FILTER (WHERE v.\(key) IS NOT NULL AND s.verwijderd AND NOT v.withdrawn) AS withdrawn
            FROM \(self.staged) s
            LEFT JOIN \(self.table) v ON \(self.sameKey("v", "s")) AND v.recorded_until = \(Self.current)
            WHERE \(accepted) GROUP BY s.file
            """)
        return try Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (
                    try row.decode(Int.self, "file"),
                    RowCounts(
                        new: try row.decode(Int.self, "new"), changed: try row.decode(Int.self, "changed"),
                        withdrawn: try row.decode(Int.self, "withdrawn"), accepted: try row.decode(Int.self, "accepted"))
                )
            })
    }

    /// Closes what changed and adds the new versions of the accepted rows.
    nonisolated(nonsending) func apply(
        on writer: borrowing TenantWriter, counts: RowCounts, hasErrors: Bool
    ) async throws {
        let accepted: SQL = hasErrors ? Self.isAccepted : "true"
        let isCurrent: SQL = "v.recorded_until = \(Self.current)"
        if counts.changed + counts.withdrawn > 0 {
            try await writer.execute(
                """
                UPDATE \(self.table) v SET recorded_until = \(self.moment) FROM \(self.staged) s
                WHERE \(self.sameKey("v", "s")) AND \(isCurrent) AND \(accepted)
                    AND CASE WHEN s.verwijderd THEN NOT v.withdrawn ELSE v.withdrawn OR \(self.differs("v", "s")) END
                """)
        }
        if counts.withdrawn > 0 {
            try await self.addWithdrawals(
                on: writer, of: "\(self.table) v JOIN \(self.staged) s ON \(self.sameKey("v", "s")) WHERE s.verwijderd")
        }
        guard counts.new + counts.changed > 0 else { return }
        let names = self.kind.columns.map(\.name)
        let columns = SQL(trusted: names.joined(separator: ", "))
        try await writer.execute(
            """
            WITH q AS MATERIALIZED (
                SELECT \(self.list(names, of: "s")) FROM \(self.staged) s
                WHERE NOT s.verwijderd AND \(accepted) AND NOT EXISTS (
                    SELECT 1 FROM \(self.table) v WHERE \(self.sameKey("v", "s")) AND \(isCurrent))
            )
            INSERT INTO \(self.table) (\(columns), recorded_from, delivery)
            SELECT \(columns), \(self.moment), \(self.delivery) FROM q
            """)
    }

    /// Known rows that are absent from a complete delivery, and how many were known before it (reading 8.3): the rows it
    /// has just added say nothing about what it leaves out.
    nonisolated(nonsending) func absent(on writer: borrowing TenantWriter) async throws -> (absent: Int, known: Int) {
        let row = try await writer.query(
            """
            SELECT count(*) AS known,
                count(*) FILTER (WHERE v.recorded_until = \(Self.current) AND \(self.isAbsent)) AS absent
            FROM \(self.table) v
            WHERE v.recorded_from < \(self.moment) AND v.recorded_until >= \(self.moment) AND NOT v.withdrawn
            """
        ).first
        return (try row?.decode(Int.self, "absent") ?? 0, try row?.decode(Int.self, "known") ?? 0)
    }

    /// Withdraws the known rows that are absent from a complete delivery.
    nonisolated(nonsending) func withdrawAbsent(on writer: borrowing TenantWriter) async throws {
        try await writer.execute(
            "UPDATE \(self.table) v SET recorded_until = \(self.moment) WHERE \(Self.isKnown) AND \(self.isAbsent)")
        try await self.addWithdrawals(on: writer, of: "\(self.table) v WHERE NOT v.withdrawn AND \(self.isAbsent)")
    }

    /// Adds the withdrawn version of rows that were closed at this moment and have no successor yet.
    private nonisolated(nonsending) func addWithdrawals(on writer: borrowing TenantWriter, of rows: SQL) async throws {
        let names = self.kind.columns.map(\.name)
        let columns = SQL(trusted: names.joined(separator: ", "))
        try await writer.execute(
            """
            WITH q AS MATERIALIZED (
                SELECT \(self.list(names, of: "v")) FROM \(rows) AND v.recorded_until = \(self.moment)
            )
            INSERT INTO \(self.table) (\(columns), recorded_from, delivery, withdrawn)
            SELECT \(columns), \(self.moment), \(self.delivery), true FROM q
            """)
    }

    private static let isKnown: SQL = "v.recorded_until = \(Self.current) AND NOT v.withdrawn"

    private var isAbsent: SQL {
        "NOT EXISTS (SELECT 1 FROM \(self.staged) s WHERE \(self.sameKey("v", "s")))"
    }
}
