internal import Domain
internal import Postgres
internal import Storage

extension StagedKind {
    /// Every check on the staged rows of this kind, in the order in which one depends on another. Returns how many rows of
    /// each file stood in the delivery twice with equal values: these are *unchanged* and taken off the stage.
    ///
    /// `unread` names the kinds of which a file could not be read: in strict, that file is the root error, and nothing is
    /// said of the rows that refer to it (reading 2.12).
    nonisolated(nonsending) func check(
        on writer: borrowing TenantWriter, files: [InspectedFile], mode: DeliveryOptions.Mode, unread: Set<String>
    ) async throws -> [Int: Int] {
        try await writer.execute(self.cellProblems)
        try await self.keepAbsentColumns(on: writer, files: files)
        for statement in self.kind.normalisations { try await writer.execute(statement) }
        let repeated = try await self.removeRepeatedRows(on: writer, mode: mode)
        for reference in self.kind.references where mode == .partial || !unread.contains(reference.target) {
            try await self.check(reference, on: writer, mode: mode)
        }
        for rule in self.kind.rules { try await writer.execute(self.breaches(of: rule)) }
        try await writer.execute(
            Self.issue(
                .warning, code: "intrekking_onbekend", column: self.kind.keys[0],
                message: "deze rij is niet bekend en kan niet worden ingetrokken; er is niets veranderd.",
                rows: """
                    \(self.staged) s WHERE s.verwijderd AND s.bad = 0 AND NOT EXISTS (
                        SELECT 1 FROM \(self.table) v WHERE \(self.sameKey("v", "s")) AND v.recorded_until = \(Self.current))
                    """))
        return repeated
    }

    /// What was found while the cells were read.
    private var cellProblems: SQL {
        """
        WITH q AS MATERIALIZED (
            SELECT s.file, s.line, string_to_table(s.problems, E'\\x1e') AS problem FROM \(self.staged) s
            WHERE s.problems IS NOT NULL
        )
        INSERT INTO staged_issue (file, line, column_name, code, level, message)
        SELECT file, line, split_part(problem, E'\\x1f', 1), split_part(problem, E'\\x1f', 2),
            split_part(problem, E'\\x1f', 3), split_part(problem, E'\\x1f', 4) FROM q
        """
    }

    /// A column that the header lacks keeps what is known (reading 2.4).
    private nonisolated(nonsending) func keepAbsentColumns(
        on writer: borrowing TenantWriter, files: [InspectedFile]
    ) async throws {
        for file in files {
            let present = Set(file.header?.normalisedNames ?? [])
            let absent = self.kind.values.filter { !present.contains(Header.normalise($0.name)) }.map(\.name)
            guard !absent.isEmpty else { continue }
            let kept = absent.map { SQL(trusted: "\($0) = v.\($0)") }.joined(separator: ", ")
            try await writer.execute(
                """
                UPDATE \(self.staged) s SET \(kept) FROM \(self.table) v
                WHERE \(self.sameKey("v", "s")) AND v.recorded_until = \(Self.current) AND NOT s.verwijderd
                    AND s.file = \(Int32(file.position))
                """)
        }
    }

    /// The same key twice: equal rows count once, different ones are refused, and nobody guesses (reading 2.11).
    private nonisolated(nonsending) func removeRepeatedRows(
        on writer: borrowing TenantWriter, mode: DeliveryOptions.Mode
    ) async throws -> [Int: Int] {
        let keys = self.list(self.kind.keys, of: "s")
        let filled = self.kind.keys.map { SQL(trusted: "s.\($0) IS NOT NULL") }.joined(separator: " AND ")
        let twice = try await writer.query(
            "SELECT 1 FROM \(self.staged) s WHERE \(filled) GROUP BY \(keys) HAVING count(*) > 1 LIMIT 1")
        guard !twice.isEmpty else { return [:] }
        let values = self.list(["verwijderd", "bad"] + self.kind.values.map(\.name), of: "s")
        // `varieties` counts the different rows of a key; `place` numbers its rows as delivered.
        let ranked: SQL = """
            SELECT s.file, s.line, row_number() OVER (PARTITION BY \(keys) ORDER BY s.file, s.line) AS place,
                max(s.variety) OVER (PARTITION BY \(keys)) AS varieties
            FROM (SELECT s.*, dense_rank() OVER (PARTITION BY \(keys) ORDER BY \(values)) AS variety FROM \(self.staged) s
                WHERE \(filled)) s
            """
        let rejected: SQL = mode == .strict ? "r.place > 1" : "true"
        try await writer.execute(
            Self.issue(
                .error, code: "dubbele_sleutel", column: self.kind.keys[0],
                message: "dit nummer staat meer dan eens in de levering, met verschillende gegevens; laat er één staan.",
                rows:
                    "(\(ranked)) r JOIN \(self.staged) s ON s.file = r.file AND s.line = r.line WHERE r.varieties > 1 AND \(rejected)"
            ))
        let equal: SQL =
            "(\(ranked)) r JOIN \(self.staged) s ON s.file = r.file AND s.line = r.line WHERE r.varieties = 1 AND r.place > 1"
        try await writer.execute(
            Self.issue(
                .warning, code: "dubbele_rij", column: self.kind.keys[0],
                message: "deze rij staat nog eens in de levering, met dezelfde gegevens; zij telt één keer.", rows: equal))
        let rows = try await writer.query(
            """
            WITH q AS MATERIALIZED (SELECT s.file, s.line FROM \(equal)), gone AS (
                DELETE FROM \(self.staged) t USING q WHERE t.file = q.file AND t.line = q.line AND t.bad = 0
                RETURNING t.file
            )
            SELECT file, count(*) AS rows FROM gone GROUP BY file
            """)
        return try Dictionary(
            uniqueKeysWithValues: rows.map { (try $0.decode(Int.self, "file"), try $0.decode(Int.self, "rows")) })
    }

    /// A reference must be known: before the delivery, or accepted in it (reading 2.13).
    private nonisolated(nonsending) func check(
        _ reference: FileReference, on writer: borrowing TenantWriter, mode: DeliveryOptions.Mode
    ) async throws {
        let column = SQL(trusted: reference.column)
        let target = SQL(trusted: reference.target)
        let missing: SQL = """
            \(self.staged) s WHERE s.\(column) IS NOT NULL AND NOT s.verwijderd AND NOT EXISTS (
                SELECT 1 FROM \(target) v WHERE v.\(column) = s.\(column) AND v.recorded_until = \(Self.current))
            """
        // Counted, not searched for one: the planner then reads both sides once instead of probing row by row.
        if try await self.count(missing, on: writer) > 0 {
            try await self.refuse(missing, reference, on: writer, mode: mode)
        }
        guard try await self.count("\(target) v WHERE v.withdrawn AND v.recorded_until = \(Self.current)", on: writer) > 0 else {
            return
        }
        try await writer.execute(
            Self.issue(
                .warning, code: "verwijzing_ingetrokken", column: reference.column,
                message: "de rij in \(reference.target) is ingetrokken; deze rij telt niet mee zolang dat zo is.",
                rows: """
                    \(self.staged) s JOIN \(target) v ON v.\(column) = s.\(column) AND \(Self.isCurrent("v"))
                    WHERE v.withdrawn AND NOT s.verwijderd
                    """))
    }

    private nonisolated(nonsending) func count(_ rows: SQL, on writer: borrowing TenantWriter) async throws -> Int {
        try await writer.query("SELECT count(*) AS rows FROM \(rows)").first?.decode(Int.self, "rows") ?? 0
    }

    /// Refuses rows whose reference is missing: unknown everywhere, or knocked on by a rejected row of this delivery.
    private nonisolated(nonsending) func refuse(
        _ missing: SQL, _ reference: FileReference, on writer: borrowing TenantWriter, mode: DeliveryOptions.Mode
    ) async throws {
        let column = SQL(trusted: reference.column)
        let isStaged: SQL = """
            EXISTS (SELECT 1 FROM staged_\(trusted: reference.target) p WHERE p.\(column) = s.\(column) AND NOT p.verwijderd)
            """
        try await writer.execute(
            Self.issue(
                .error, code: "verwijzing_onbekend", column: reference.column,
                message: """
                    dit nummer staat niet in deze levering en is niet bekend in \(reference.target); verbeter het of lever die rij mee.
                    """,
                rows: "\(missing) AND NOT \(isStaged)"))
        // Strict lists root errors only: the row referred to is already listed (reading 2.12).
        guard mode == .partial else { return }
        try await writer.execute(
            Self.issue(
                .error, code: "verwijzing_afgekeurd", column: reference.column,
                message: "de rij in \(reference.target) waar dit nummer naar verwijst, is afgekeurd; verbeter die eerst.",
                rows: "\(missing) AND \(isStaged)"))
    }

    private func breaches(of rule: RowRule) -> SQL {
        let mask = rule.reads.reduce(Int64(0)) { mask, name in mask | (self.kind.column(name).map { 1 << Int64($0) } ?? 0) }
        return Self.issue(
            rule.level, code: rule.code, column: rule.column, message: rule.message,
            rows: "\(self.staged) s \(rule.joins) WHERE NOT s.verwijderd AND (s.bad & \(mask)) = 0 AND (\(rule.isBroken))")
    }
}
