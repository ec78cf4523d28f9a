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
            Cells.count("beeindigd", "2025", [:], 30), self.goals("doelen_gescoord", 6, of: 8, cases: 7),
            self.goals("doelen_gescoord", 5, of: 5, cases: 4, [.wet: "jeugd"]).published(.hidden),
            self.goals("doelen_gescoord", 1, of: 3, cases: 3, [.wet: "wmo"]).published(.hidden),
            self.goals("doelrealisatie", 4, of: 5, cases: 2, [.wet: "jeugd"]),
        ]
        #expect(try self.found(cells, [.wet], "doelen_gescoord", "n").contains(0...3))
    }
}
