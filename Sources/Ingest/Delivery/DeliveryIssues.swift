internal import Postgres
internal import Storage

/// The issues of the delivery on the stage: listed up to a limit, counted in full.
struct DeliveryIssues {
    let files: [InspectedFile]

    /// Adds the problems of files as a whole, and a warning per unknown column.
    nonisolated(nonsending) func add(
        _ problems: [(file: Int, problem: InspectedFile.Problem)], on writer: borrowing TenantWriter
    ) async throws {
        for (file, problem) in problems {
            try await self.add(file, problem, .error, on: writer)
        }
        for file in self.files {
            for column in file.unknownColumns {
                let warning = InspectedFile.Problem(
                    line: file.header?.line ?? 1, column: column, code: "kolom_onbekend",
                    message: "deze kolom is niet bekend en wordt overgeslagen.")
                try await self.add(file.position, warning, .warning, on: writer)
            }
        }
    }

    private nonisolated(nonsending) func add(
        _ file: Int, _ problem: InspectedFile.Problem, _ level: RowRule.Level, on writer: borrowing TenantWriter
    ) async throws {
        try await writer.execute(
            """
            INSERT INTO staged_issue (file, line, column_name, code, level, message)
            VALUES (\(Int32(file)), \(Int32(problem.line)), \(problem.column), \(problem.code), \(level.rawValue), \(problem.message))
            """)
    }

    nonisolated(nonsending) func count(_ level: RowRule.Level, on writer: borrowing TenantWriter) async throws -> Int {
        try await writer.query("SELECT count(*) AS total FROM staged_issue WHERE level = \(level.rawValue)").first?
            .decode(Int.self, "total") ?? 0
    }

    nonisolated(nonsending) func listed(
        _ level: RowRule.Level, most: Int = DeliveryReceipt.Issues.mostListed, on writer: borrowing TenantWriter
    ) async throws -> DeliveryReceipt.Issues {
        let rows = try await writer.query(
            """
            SELECT file, line, column_name, code, message FROM staged_issue WHERE level = \(level.rawValue)
            ORDER BY file, line, column_name, code LIMIT \(most)
            """)
        return DeliveryReceipt.Issues(
            aantal: try await self.count(level, on: writer),
            getoond: try rows.map { row in
                DeliveryIssue(
                    bestand: self.files[try row.decode(Int.self, "file")].name, regel: try row.decode(Int.self, "line"),
                    kolom: try row.decode(String.self, "column_name"), code: try row.decode(String.self, "code"),
                    melding: try row.decode(String.self, "message"))
            })
    }

    /// Rejected rows per file: rows of the stage with at least one error.
    nonisolated(nonsending) func rejectedRows(on writer: borrowing TenantWriter) async throws -> [Int: Int] {
        var rejected: [Int: Int] = [:]
        for kind in Set(self.files.compactMap { $0.kind?.name }).sorted() {
            let rows = try await writer.query(
                """
                SELECT s.file, count(*) AS rows FROM staged_\(trusted: kind) s
                WHERE EXISTS (SELECT 1 FROM staged_issue x WHERE x.file = s.file AND x.line = s.line AND x.level = 'fout')
                GROUP BY s.file
                """)
            for row in rows { rejected[try row.decode(Int.self, "file")] = try row.decode(Int.self, "rows") }
        }
        return rejected
    }

    /// Keeps the issues with the committed delivery, so that rejected rows can be fetched again.
    nonisolated(nonsending) func keep(delivery: Int32, on writer: borrowing TenantWriter) async throws {
        try await writer.execute(
            """
            WITH q AS MATERIALIZED (
                SELECT row_number() OVER (ORDER BY file, line, column_name, code) AS position, file, line, column_name, code,
                    level, message
                FROM staged_issue
            )
            INSERT INTO delivery_issue (delivery, position, file, line, column_name, code, level, message)
            SELECT \(delivery), position, file, line, column_name, code, level, message FROM q
            """)
    }
}
