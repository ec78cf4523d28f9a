public import Domain
internal import Postgres
public import Storage

extension TenantReader {
    /// How the checks came out over successive periods, at one stand; `known`: this organisation's cells. Throws as
    /// ``checks(_:today:)``.
    public nonisolated(nonsending) borrowing func qualityBoard(
        _ question: QualityQuestion, today: Day, known: KnownCells = KnownCells()
    ) async throws -> QualityBoard {
        let checks = try Checks.named(question.ids)
        let dates = try await self.dates(peildatum: question.peildatum, stand: question.stand, today: today)
        let columns = question.columns(on: dates.peildatum)
        let settings = try await self.checkSettings(at: dates.stand)
        let rows = try await self.boardRows(
            of: checks, over: columns.map { ($0.first, $0.last) }, at: dates.stand, settings, subject: question.subject,
            known: known)
        return QualityBoard(peildatum: dates.peildatum, stand: dates.stand, columns: columns, rows: rows)
    }

    /// A row per check with a cell per period, of all subjects or of one.
    nonisolated(nonsending) borrowing func boardRows(
        of checks: [any Check], over periods: [(first: Day, last: Day)], at stand: Moment, _ settings: CheckSettings,
        subject: String? = nil, known: KnownCells
    ) async throws -> [QualityBoard.Row] {
        var rows: [QualityBoard.Row] = []
        for check in checks {
            var cells: [QualityBoard.Cell] = []
            for period in periods {
                let key = subject == nil ? KnownCells.Key(check.definition, period, at: stand) : nil
                if let cell = key.flatMap(known.cell) {
                    cells.append(cell)
                    continue
                }
                let query = CheckQuery(check.definition, from: period.first, to: period.last, at: stand, settings: settings)
                let cell = try await self.cell(check.results(query, settings), of: subject)
                if let key { known.keep(cell, key) }
                cells.append(cell)
            }
            rows.append(QualityBoard.Row(definition: check.definition, cells: cells))
        }
        return rows
    }

    /// What one period says, of all subjects or of one.
    private nonisolated(nonsending) borrowing func cell(_ judged: SQL, of subject: String?) async throws -> QualityBoard.Cell {
        let rows = try await self.query(
            """
            SELECT oordeel, count(*)::int AS aantal, min(niet_op[1]) AS eerste FROM (\(judged)) r \(Self.only(subject))
            GROUP BY oordeel
            """)
        var counts: [Verdict: Int] = [:]
        var first: Day?
        for row in rows {
            let verdict = try Verdict(row)
            counts[verdict] = try row.decode(Int.self, "aantal")
            if verdict.isShort, let day = try row.decode(Day?.self, "eerste") { first = min(first ?? day, day) }
        }
        return QualityBoard.Cell(counts: counts, firstFailing: first)
    }

    /// The names of employees or partners, by number, as known at the stand; of other subjects there are none.
    public nonisolated(nonsending) borrowing func subjectNames(_ kind: SubjectKind, at stand: Moment) async throws -> [String:
        String]
    {
        let known = KnownVersions(at: stand)("p")
        let rows: Rows
        switch kind {
        case .employee: rows = try await self.query("SELECT medewerker_nr, naam FROM medewerkers p WHERE \(known)")
        case .partner: rows = try await self.query("SELECT partner_nr, naam FROM skj_partners p WHERE \(known)")
        case .organisation, .casus, .report: return [:]
        }
        return try rows.reduce(into: [:]) { names, row in names[try row[0, as: String.self]] = try row[1, as: String.self] }
    }
}
