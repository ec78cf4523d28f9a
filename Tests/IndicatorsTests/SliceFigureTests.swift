import Domain
import Indicators
import TestSupport
import Testing

/// Which rows a table has in time: slices, clipping, what has not begun, all periods with data (readings 4.1, 4.6, 7.2, 7.3, 8.1).
@Suite(.timeLimit(.minutes(6))) struct SliceFigureTests {
    /// Cases received in December 2025, January, February and July 2026.
    private static let shared = Task {
        try await CaseFigure(
            "",
            [
                ["ontvangen_op": "2025-12-31"], ["ontvangen_op": "2026-01-01"], ["ontvangen_op": "2026-02-28"],
                ["ontvangen_op": "2026-07-01"],
            ],
            is: ""
        ).delivered()
    }

    private func counts(_ periode: String?, per: String = "", peildatum: String? = nil) async throws -> [String] {
        let table = try await Self.shared.value.ask("aanvragen", periode: periode, per: per, peildatum: peildatum)
        return table.figures.map { "\($0.period) \($0.n) \($0.status.rawValue)" }
    }

    @Test func `each slice of the asked period is a row, also without cases`() async throws {
        #expect(
            try await self.counts("2026-01..2026-03", per: "maand") == [
                "2026-01 1 waarde", "2026-02 1 waarde", "2026-03 0 waarde",
            ])
        #expect(try await self.counts("2025-H2..2026-H1", per: "halfjaar") == ["2025-H2 1 waarde", "2026-H1 2 waarde"])
    }

    @Test func `without a time dimension the range as asked is one row`() async throws {
        #expect(try await self.counts("2026-K1..2026-K2") == ["2026-K1..2026-K2 2 waarde"])
        #expect(try await self.counts("2026") == ["2026 3 waarde"])
        #expect(try await self.counts(nil) == ["alles 4 waarde"])
        #expect(try await self.counts("alles") == ["alles 4 waarde"])
    }

    @Test func `a slice larger than the period keeps its name and holds only the days inside`() async throws {
        #expect(try await self.counts("2026-K1..2026-K2", per: "jaar") == ["2026 2 waarde"])
        #expect(try await self.counts("2025-12..2026-01", per: "kwartaal") == ["2025-K4 1 waarde", "2026-K1 1 waarde"])
    }

    @Test func `a slice that begins after the peildatum has no value for any indicator`() async throws {
        #expect(
            try await self.counts("2026-06..2026-08", per: "maand", peildatum: "2026-07-01") == [
                "2026-06 0 waarde", "2026-07 1 waarde", "2026-08 0 geen_waarde",
            ])
        let table = try await Self.shared.value.ask(periode: "2026-08", per: "maand", peildatum: "2026-07-31")
        #expect(table.figures.count == 38)
        for figure in table.figures {
            #expect(figure.status == .noValue && figure.n == 0 && figure.value == nil, "\(figure.indicator)")
            #expect(figure.numerator == nil && figure.denominator == nil && figure.interval == nil, "\(figure.indicator)")
        }
        #expect(try await self.counts("2026-08", peildatum: "2026-07-31") == ["2026-08 0 geen_waarde"])
    }

    @Test func `a question for more periods than one answer may hold is refused with the remedy`() async throws {
        for (period, per) in [("1900-01..9999-12", "maand"), ("1926-12..2026-12", "maand"), ("1900..9999", "jaar")] {
            let refusal = await #expect(throws: IndicatorError.self) {
                _ = try await Self.shared.value.ask(periode: period, per: per)
            }
            #expect(refusal?.code == .tooManyPeriods, "\(period)")
            #expect(refusal?.message.contains("1200") == true && refusal?.hint?.contains("kortere periode") == true)
        }
        // Fifty years of months, and a century of them.
        for period in ["1977-01..2026-12", "1927-01..2026-12"] {
            #expect(try await !Self.shared.value.ask(periode: period, per: "maand").figures.isEmpty)
        }
    }

    @Test func `without a period every slice from the first case to the peildatum is there`() async throws {
        #expect(
            try await self.counts(nil, per: "kwartaal", peildatum: "2026-10-01") == [
                "2025-K4 1 waarde", "2026-K1 2 waarde", "2026-K2 0 waarde", "2026-K3 1 waarde", "2026-K4 0 waarde",
            ])
        #expect(try await self.counts("alles", per: "jaar", peildatum: "2025-12-31") == ["2025 1 waarde"])
    }

    @Test func `begin plus started minus ended is the end, in every slice`() async throws {
        let starts = [0, 5, 31, 60, 90, 90, 91, 200, 320]
        let cases = starts.enumerated().map { index, offset -> [String: String] in
            let start = Day(number: TestTenant.today.number - 325 + offset)
            let row = ["ontvangen_op": "2026-01-01", "gestart_op": start.iso]
            return index.isMultiple(of: 4) ? row : row.merging(["beeindigd_op": start.adding(days: offset % 60).iso]) { $1 }
        }
        let tenant = try await CaseFigure("", cases, is: "").delivered()
        for per in ["maand", "kwartaal", "jaar"] {
            let table = try await tenant.ask("gestart", "beeindigd", "lopend", periode: "2026", per: per)
            let counts = Dictionary(grouping: table.figures.filter { $0.status == .value }, by: \.indicator).mapValues {
                $0.map(\.n)
            }
            var stock = 0
            for (place, running) in counts["lopend", default: []].enumerated() {
                stock += counts["gestart"]![place] - counts["beeindigd"]![place]
                #expect(stock == running, "\(per) \(place)")
            }
            #expect(counts["lopend"]?.last == 3)
        }
        #expect(try await tenant.ask("lopend").cells == ["3/- 3 3"])
    }

    @Test func `stock of a slice in progress is that of the peildatum`() async throws {
        let tenant = try await CaseFigure("", [CaseFigure.ended(), CaseFigure.started()], is: "").delivered()
        #expect(try await tenant.ask("lopend", periode: "2026", per: "jaar", peildatum: "2026-02-28").rows == ["2026: 2/- 2 2"])
        #expect(
            try await tenant.ask("lopend", periode: "2026-02..2026-03", per: "maand").rows == [
                "2026-02: 2/- 2 2", "2026-03: 1/- 1 1",
            ])
        #expect(try await tenant.ask("lopend", periode: "2026-K1").rows == ["2026-K1: 1/- 1 1"])
    }

    @Test func `each indicator is placed by its own date`() async throws {
        let row = ["ontvangen_op": "2026-01-31", "gestart_op": "2026-02-28", "beeindigd_op": "2026-03-31"]
        let others = [
            TextFile.of("medewerkers", [:]), .of("inzet", ["datum": "2026-04-30"]), .of("facturen", ["maand": "2026-05"]),
            .of("doelen", [:]), .of("evaluaties", ["datum": "2026-03-01"]), .of("doelscores", [:]),
        ]
        let cell = [
            "akkoord_uren": "1", "advies_uren": "1", "kosten": "1", "tevredenheid": "7", "zonder_hulp_verder": "04",
            "reden_bron": "cbs",
            "reden_beeindiging": "01", "contact_op": "2026-02-01",
        ]
        let tenant = try await CaseFigure("", [row.merging(cell) { $1 }], others, is: "").delivered()
        let table = try await tenant.ask(periode: "2026-01..2026-05", per: "maand")
        let placed = Dictionary(
            grouping: table.figures.filter { $0.n > 0 && $0.indicator != "lopend" },
            by: { String($0.indicator.prefix { $0 != "." }) }
        )
        .mapValues { Set($0.map(\.period)) }
        let months: [String: [String]] = [
            "2026-01": ["aanvragen", "contact_op_tijd"],
            "2026-02": [
                "gestart", "wachttijd", "start_voor_indicatie", "prenataal_gestart", "aangemeld_bij_start", "uren_toegekend",
                "giz", "plan_6_weken",
            ],
            "2026-03": [
                "beeindigd", "duur", "uitval", "voortijdig", "reden_onbekend", "tevredenheid", "tevreden_7plus", "respons",
                "zonder_hulp_verder", "doelrealisatie", "doelen_gescoord", "gas_t", "afgeschaald", "opgeschaald", "uren_geleverd",
                "kosten_per_traject", "doorverwezen", "evaluatie_eind", "netwerk",
            ],
            "2026-04": ["uren"], "2026-05": ["gefactureerd", "factuur_geaccepteerd"],
        ]
        for (month, ids) in months { for id in ids { #expect(placed[id] == [month], "\(id)") } }
        #expect(placed.count == months.values.map(\.count).reduce(0, +))
    }
}
