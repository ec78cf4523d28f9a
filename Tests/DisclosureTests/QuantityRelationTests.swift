import Disclosure
import Domain
import Testing

import struct Foundation.Decimal

/// What a reader knows of numbers because one is counted out of another, although no cell says so.
@Suite(.timeLimit(.minutes(10))) struct QuantityRelationTests {
    /// A share of goals, and the cases that had one.
    private func goals(_ indicator: String, _ part: Int, of goals: Int, cases: Int, _ values: [Dimension: String] = [:])
        -> FigureCell
    {
        let cell = Cells.share(indicator, "2025", values, part, of: goals)
        return FigureCell(
            key: cell.key, version: 1, period: cell.period, numerator: cell.numerator, denominator: cell.denominator,
            value: cell.value, interval: cell.interval, unit: .percent, n: cases, status: .value)
    }

    private func found(_ cells: [FigureCell], _ dimensions: [Dimension] = [], _ indicator: String, _ number: String) throws
        -> [ClosedRange<Double>]
    {
        try Disclosure.attack([.of(Cells.table("t", dimensions, cells))], policy: Cells.wider()).te_smal
            .filter { $0.indicator == indicator && $0.getal == number }.map { $0.kleinste...$0.grootste }
    }

    @Test(arguments: [(40, [40.0...40]), (20, [])]) func `who is judged on a plan is judged on GIZ`(
        plan: Int, found: [ClosedRange<Double>]
    ) throws {
        let cells = [
            Cells.count("gestart", "2025", [:], 40), Cells.share("plan_6_weken", "2025", [:], plan / 2, of: plan),
            Cells.share("giz", "2025", [:], 20, of: 40).published(.hidden),
        ]
        #expect(try self.found(cells, [], "giz", "noemer") == found)
    }

    @Test func `no more cases have a score than have a goal`() throws {
        let cells = [
            Cells.count("beeindigd", "2025", [:], 30), self.goals("doelen_gescoord", 25, of: 28, cases: 3),
            Cells.mean("gas_t", "2025", 150, of: 3).published(.hidden),
        ]
        #expect(try self.found(cells, [], "gas_t", "noemer") == [0...3])
    }

    @Test func `no more cases have a goal than there are goals`() throws {
        // Of eight goals at least the five that were scored are of jeugd: wmo has three at most, of no more than three cases.
        let cells = [
            Cells.count("beeindigd", "2025", [:], 30), self.goals("doelen_gescoord", 5, of: 8, cases: 6),
            self.goals("doelen_gescoord", 5, of: 5, cases: 3, [.wet: "jeugd"]).published(.hidden),
            self.goals("doelen_gescoord", 0, of: 3, cases: 3, [.wet: "wmo"]).published(.hidden),
            self.goals("doelrealisatie", 4, of: 5, cases: 3, [.wet: "jeugd"]),
        ]
        #expect(try self.found(cells, [.wet], "doelen_gescoord", "n").contains(0...3))
    }

    @Test func `a case without a score has a goal that was not scored`() throws {
        // Two goals of eight were not scored, so of five cases with a goal at least three have a score.
        let cells = [
            Cells.count("beeindigd", "2025", [:], 30), self.goals("doelen_gescoord", 6, of: 8, cases: 5),
            Cells.mean("gas_t", "2025", 150, of: 3).published(.hidden),
        ]
        #expect(try self.found(cells, [], "gas_t", "noemer") == [3...5])
    }

    @Test(arguments: [
        ("uren_toegekend", FigureUnit.percent, "gestart"), ("uren_geleverd", .percent, "beeindigd"),
        ("kosten_per_traject", .euro, "beeindigd"),
    ])
    func `no more cases have hours or cost than started or ended`(indicator: String, unit: FigureUnit, count: String) throws {
        // Over two years all have them, so all have them in each: the n of a year is its hidden count.
        func amount(_ label: String, _ cases: Int) -> FigureCell {
            FigureCell(
                key: CellKey(indicator: indicator, days: Cells.days(label), values: [:]), version: 1, period: label,
                numerator: Decimal(100 * cases), denominator: Decimal(unit == .euro ? cases : 150 * cases), value: 100,
                interval: nil, unit: unit, n: cases, status: .value)
        }
        let cells = [
            Cells.count(count, "2024..2025", [:], 70), Cells.count(count, "2024", [:], 38).published(.hidden),
            Cells.count(count, "2025", [:], 32).published(.hidden), amount("2024..2025", 70), amount("2024", 38),
            amount("2025", 32),
        ]
        #expect(try self.found(cells, [], count, "teller") == [38...38, 32...32])
    }

    @Test func `a whole of one part is bound as its part is`() throws {
        // All are of one wet, so that the whole and its part are one number: 14 ended, 11 of them for a known reason.
        let cells = [[:], [.wet: "jeugd"]].flatMap { (values: [Domain.Dimension: String]) in
            [
                Cells.count("beeindigd", "2025", values, 14), Cells.share("uitval", "2025", values, 6, of: 11),
                Cells.share("reden_onbekend", "2025", values, 3, of: 14).published(.hidden),
            ]
        }
        #expect(try self.found(cells, [.wet], "reden_onbekend", "teller").contains(3...3))
    }

    @Test func `what was left at the end of a year is where the next begins, in whatever release`() throws {
        let first = Cells.table("jaar", [], [Cells.count("lopend", "2024", [:], 46)])
        let second = Cells.table(
            "jaar", [],
            [
                Cells.count("gestart", "2025", [:], 205), Cells.count("lopend", "2025", [:], 36),
                Cells.count("beeindigd", "2025", [:], 215).published(.hiddenByComplement),
            ])
        for releases in [[first, second], [second, first]] {
            let report = try Disclosure.attack(
                releases.map { PublishedRelease(name: "", tables: [$0]) }, policy: Cells.wider())
            #expect(report.te_smal.map { $0.kleinste...$0.grootste } == [215...215])
        }
    }

    @Test func `what started is left, or ended: of a stock whose begin is not told`() throws {
        // 189 started and 23 are left, so at least 166 ended, of which 157 for a known reason: at least nine for none.
        let cells = [
            Cells.count("gestart", "2025", [:], 189), Cells.count("lopend", "2025", [:], 23),
            Cells.count("beeindigd", "2025", [:], 166).published(.hiddenByComplement),
            Cells.share("uitval", "2025", [:], 16, of: 157),
            Cells.share("reden_onbekend", "2025", [:], 9, of: 166).published(.hidden),
        ]
        let report = try Disclosure.attack([.of(Cells.table("t", [], cells))], policy: Cells.wider())
        #expect(!report.isHeld)
    }

    @Test(arguments: [("giz", "2026-01-14", true), ("giz", "2026-01-13", false), ("plan_6_weken", "2026-02-11", true)])
    func `who started long enough ago is judged`(indicator: String, peildatum: String, isJudged: Bool) throws {
        let cells = [
            Cells.count("gestart", "2025", [:], 40).published(.hidden), Cells.share(indicator, "2025", [:], 25, of: 40),
        ]
        let table = CellTable(name: "t", dimensions: [], cells: cells, peildatum: Cells.day(peildatum))
        let found = try Disclosure.attack([.of(table)], policy: Cells.wider()).te_smal.filter { $0.indicator == "gestart" }
        #expect(found.map { $0.kleinste...$0.grootste } == (isJudged ? [40...40] : []))
    }
}
