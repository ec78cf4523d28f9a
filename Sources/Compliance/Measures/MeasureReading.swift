public import Domain
internal import Postgres
public import Storage

extension TenantReader {
    /// The measures as known at the stand and as far as they were on the peildatum.
    ///
    /// `today` is the day in Europe/Amsterdam. Throws ``DomainError`` for a day in the future and ``StorageError`` for a delivery
    /// that does not exist.
    public nonisolated(nonsending) borrowing func measureRegister(_ question: MeasureQuestion, today: Day) async throws
        -> MeasureRegister
    {
        let dates = try await self.dates(peildatum: question.peildatum, stand: question.stand, today: today)
        let all = try await self.measures(on: dates.peildatum, at: dates.stand).filter { measure in
            question.owner.map { $0 == measure.account } ?? true
        }
        return MeasureRegister(
            peildatum: dates.peildatum, stand: dates.stand,
            measures: all.filter { question.asks(for: $0, on: dates.peildatum) }, all: all)
    }

    /// Every measure, in the order of ``MeasureRegister/measures``.
    nonisolated(nonsending) borrowing func measures(on day: Day, at stand: Moment) async throws -> [Measure] {
        let rows = try await self.query(
            """
            SELECT maatregel_nr, clausules, controle, aanleiding, oorzaak, omschrijving, eigenaar, lower(eigenaar_email) AS account,
                begin_op, uiterlijk_op, CASE WHEN gereed_op <= \(day) THEN gereed_op END AS gereed_op, bewijs,
                CASE WHEN beoordeeld_op <= \(day) THEN beoordeeld_op END AS beoordeeld_op, beoordeeld_door, doeltreffend
            FROM maatregelen m WHERE \(KnownVersions(at: stand)("m")) ORDER BY uiterlijk_op, maatregel_nr
            """)
        let order = Dictionary(uniqueKeysWithValues: Measure.State.allCases.enumerated().map { ($1, $0) })
        let all = try rows.map { try Measure($0) }
        return all.enumerated().map { place, measure in
            let state = measure.state(on: day)
            let rank = state.isOpen ? measure.due.number : -(measure.doneOn?.number ?? 0)
            return (key: (order[state] ?? 0, rank, place), measure: measure)
        }.sorted { $0.key < $1.key }.map(\.measure)
    }
}

extension Measure {
    fileprivate init(_ row: Row) throws {
        let judged = try row.decode(Day?.self, "beoordeeld_op")
        let (worked, by) = (try row.decode(Bool?.self, "doeltreffend"), try row.decode(String?.self, "beoordeeld_door"))
        self.init(
            number: try row.decode(String.self, "maatregel_nr"), clauses: ClauseNames(try row.decode(String.self, "clausules")),
            check: try row.decode(String?.self, "controle"), occasion: try row.decode(String?.self, "aanleiding"),
            cause: try row.decode(String?.self, "oorzaak"), text: try row.decode(String.self, "omschrijving"),
            owner: try row.decode(String.self, "eigenaar"), account: try row.decode(String?.self, "account"),
            first: try row.decode(Day.self, "begin_op"), due: try row.decode(Day.self, "uiterlijk_op"),
            doneOn: try row.decode(Day?.self, "gereed_op"), evidence: try row.decode(String?.self, "bewijs"),
            effect: judged.flatMap { day in worked.map { Effect(worked: $0, day: day, by: by ?? "") } })
    }
}
