public import Domain
internal import Foundation
internal import Postgres
public import Storage

extension TenantReader {
    /// A list of cases as of two dates, newest request first. `today` is the day in Europe/Amsterdam.
    ///
    /// Throws ``DomainError`` for a question that cannot be answered, ``StorageError`` for a delivery that does not exist.
    public nonisolated(nonsending) borrowing func caseList(_ question: CaseQuestion, today: Day) async throws -> CaseList {
        try question.filter.refuseNUL()
        let dates = try await self.caseDates(peildatum: question.peildatum, stand: question.stand, today: today)
        let known = KnownRows(dates: dates)
        let total = try await self.count(known, question.filter)
        // Beyond the end: the last part, so that a bookmark does not break when there are fewer cases.
        var skipping = min(question.skipping, max(0, total - 1))
        if let limit = question.limit, skipping != question.skipping { skipping -= skipping % limit }
        let rows = try await self.query(Self.statement(known, question, skipping: skipping))
        return CaseList(
            dates: dates, rows: try rows.map { try CaseRow($0) }, skipped: skipping, total: total,
            places: try await self.places(known))
    }

    /// What the whole of a list is true of, and how many cases it holds. Throws as ``caseList(_:today:)`` does.
    public nonisolated(nonsending) borrowing func caseCount(
        _ question: CaseQuestion, today: Day
    ) async throws -> (dates: CaseDates, total: Int) {
        try question.filter.refuseNUL()
        let dates = try await self.caseDates(peildatum: question.peildatum, stand: question.stand, today: today)
        return (dates, try await self.count(KnownRows(dates: dates), question.filter))
    }

    /// The whole of a list at dates that were resolved, handed on in parts and in constant memory.
    public nonisolated(nonsending) borrowing func eachCase(
        _ filter: CaseFilter, at dates: CaseDates, _ receive: nonisolated(nonsending) ([CaseRow]) async throws -> Void
    ) async throws {
        let statement = Self.statement(KnownRows(dates: dates), CaseQuestion(filter: filter), skipping: 0)
        try await self.stream(statement) { rows in try await receive(try rows.map { try CaseRow($0) }) }
    }

    private nonisolated(nonsending) borrowing func count(_ known: KnownRows, _ filter: CaseFilter) async throws -> Int {
        let counted = try await self.query("WITH \(known.cases(filter)) SELECT count(*) AS rows FROM cases")
        return try counted.first?.decode(Int.self, "rows") ?? 0
    }

    /// Hours and evaluations are looked up for the part only.
    private static func statement(_ known: KnownRows, _ question: CaseQuestion, skipping: Int) -> SQL {
        let limit: SQL = question.limit.map { "LIMIT \($0)" } ?? ""
        let order: SQL = "k.ontvangen_op DESC, k.casus_nr"
        return """
            WITH \(known.cases(question.filter)),
            part AS MATERIALIZED (SELECT * FROM cases k ORDER BY \(order) \(limit) OFFSET \(skipping)),
            hours AS (
                SELECT i.casus_nr, sum(i.uren) AS uren
                FROM inzet i JOIN part k ON k.casus_nr = i.casus_nr
                JOIN medewerkers m ON m.medewerker_nr = i.medewerker_nr AND \(known.known("m"))
                WHERE \(known.visitsExist) GROUP BY i.casus_nr
            ),
            evaluated AS (
                SELECT e.casus_nr, max(e.datum) AS datum FROM evaluaties e JOIN part k ON k.casus_nr = e.casus_nr
                WHERE \(known.known("e")) AND e.datum <= \(known.dates.peildatum) GROUP BY e.casus_nr
            )
            SELECT k.*, w.third_after AS contact_deadline, coalesce(h.uren, 0) AS uren_geleverd, e.datum AS evaluatie_op
            FROM part k JOIN reference.werkdag w ON w.day = k.ontvangen_op
            LEFT JOIN hours h ON h.casus_nr = k.casus_nr LEFT JOIN evaluated e ON e.casus_nr = k.casus_nr
            ORDER BY \(order)
            """
    }
}

extension CaseRow {
    fileprivate init(_ row: some ColumnRow) throws {
        let state = CaseState(rawValue: try row.decode(String.self, "toestand")) ?? .requested
        let wet = try row.decode(String.self, "wet")
        let withdrawn = try row.decode(Day?.self, "ingetrokken_op")
        let rejected = try row.decode(Day?.self, "afgewezen_op")
        self.init(
            reference: try CaseReference(row), state: state, wet: wet == Dimension.unknown ? nil : wet,
            verwijzer: try row.decode(String.self, "verwijzer"), received: try row.decode(Day.self, "ontvangen_op"),
            contact: try row.decode(Day?.self, "contact_op"), contactDeadline: try row.decode(Day.self, "contact_deadline"),
            indicatie: try row.decode(Day?.self, "indicatie_op"), started: try row.decode(Day?.self, "gestart_op"),
            ended: try row.decode(Day?.self, "beeindigd_op"),
            closed: state == .withdrawn ? withdrawn : state == .rejected ? rejected : nil,
            agreedHours: try row.decode(Decimal?.self, "akkoord_uren"),
            deliveredHours: try row.decode(Decimal.self, "uren_geleverd"),
            lastEvaluation: try row.decode(Day?.self, "evaluatie_op"))
    }
}
