public import Domain
internal import Postgres
public import Storage

extension TenantReader {
    /// The meldingen that were received by the peildatum, as they stood then, with the terms by which the checks judge them.
    ///
    /// `today` is the day in Europe/Amsterdam. Throws ``DomainError`` for a day in the future and ``StorageError`` for a delivery
    /// that does not exist.
    public nonisolated(nonsending) borrowing func reportRegister(_ question: ReportQuestion, today: Day) async throws
        -> ReportRegister
    {
        let dates = try await self.dates(peildatum: question.peildatum, stand: question.stand, today: today)
        let terms = try await self.reportTerms(on: dates.peildatum, at: dates.stand)
        let rows = try await self.query(
            """
            SELECT m.melding_nr, m.soort, m.casus_nr, m.ontvangen_op,
                CASE WHEN m.bevestigd_op <= \(dates.peildatum) THEN m.bevestigd_op END AS bevestigd_op,
                CASE WHEN m.afgehandeld_op <= \(dates.peildatum) THEN m.afgehandeld_op END AS afgehandeld_op
            FROM meldingen m
            WHERE \(KnownVersions(at: dates.stand)("m")) AND m.ontvangen_op <= \(dates.peildatum)
            ORDER BY m.ontvangen_op DESC, m.melding_nr COLLATE "C"
            """)
        let all = try rows.map { row -> ReportEntry in
            let number = try row.decode(String.self, "melding_nr")
            return ReportEntry(
                number: number, kind: try row.decode(String.self, "soort"), casus: try row.decode(String?.self, "casus_nr"),
                receivedOn: try row.decode(Day.self, "ontvangen_op"), confirmedOn: try row.decode(Day?.self, "bevestigd_op"),
                settledOn: try row.decode(Day?.self, "afgehandeld_op"), terms: terms[number] ?? [])
        }
        let asked = all.filter { entry in
            (question.kinds.isEmpty || question.kinds.contains(entry.kind))
                && (question.isOpen.map { $0 == entry.isOpen } ?? true)
        }
        let open = asked.enumerated().filter(\.element.isOpen).sorted {
            ($0.element.next?.deadline.number ?? .max, $0.offset) < ($1.element.next?.deadline.number ?? .max, $1.offset)
        }
        return ReportRegister(
            peildatum: dates.peildatum, stand: dates.stand, entries: open.map(\.element) + asked.filter { !$0.isOpen },
            total: all.count)
    }

    /// The terms of every melding, by its number.
    private nonisolated(nonsending) borrowing func reportTerms(on peildatum: Day, at stand: Moment) async throws -> [String:
        [ReportTerm]]
    {
        let settings = try await self.checkSettings(at: stand)
        var terms: [String: [ReportTerm]] = [:]
        for case let check as any ReportTermCheck in Checks.all {
            let query = CheckQuery(check.definition, from: .beginning, to: peildatum, at: stand, settings: settings)
            for row in try await self.query("SELECT * FROM (\(check.terms(query))) t ORDER BY termijn, stap") {
                terms[try row.decode(String.self, "melding_nr"), default: []].append(try ReportTerm(row))
            }
        }
        return terms
    }
}

extension ReportTerm {
    fileprivate init(_ row: Row) throws {
        let word = try row.decode(String.self, "stap")
        guard let step = ReportStep(rawValue: word) else { preconditionFailure("a check names the step ‘\(word)’") }
        self.init(
            step: step, deadline: try row.decode(Day.self, "termijn"), doneOn: try row.decode(Day?.self, "gedaan_op"),
            verdict: try Verdict(row))
    }
}

extension Day {
    /// 1 January 1900: before any day that is taken as that of an event (reading 2.8).
    fileprivate static let beginning = Day(number: -25_567)
}
