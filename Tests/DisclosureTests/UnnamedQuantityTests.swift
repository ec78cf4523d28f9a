import Disclosure
import Domain
import Testing

import struct Foundation.Decimal

/// What a reader knows through numbers that no table names, and through parts that overlap.
@Suite(.timeLimit(.minutes(10))) struct UnnamedQuantityTests {
    private func found(_ cells: [FigureCell], _ dimensions: [Dimension], _ policy: DisclosurePolicy? = nil) throws
        -> [String: ClosedRange<Double>]
    {
        let report = try Disclosure.attack([.of(Cells.table("t", dimensions, cells))], policy: policy ?? Cells.own())
        return Dictionary(
            report.te_smal.map { find in
                (
                    ([find.indicator] + find.waarden.map(\.value) + [find.getal]).joined(separator: " "),
                    find.kleinste...find.grootste
                )
            }
        ) { first, _ in first }
    }

    @Test func `nobody answers who did not end, whatever is said of who answered`() throws {
        func cells(_ hidden: Bool) -> [FigureCell] {
            let parts = [
                Cells.share("tevreden_7plus", "2026", [.wet: "jeugd"], 20, of: 32),
                Cells.share("tevreden_7plus", "2026", [.wet: "wmo"], 2, of: 2),
            ]
            return [
                Cells.count("beeindigd", "2026", [:], 42), Cells.count("beeindigd", "2026", [.wet: "jeugd"], 40),
                Cells.count("beeindigd", "2026", [.wet: "wmo"], 2), Cells.share("tevreden_7plus", "2026", [:], 22, of: 34),
            ] + (hidden ? [parts[0].published(.hiddenByComplement), parts[1].published(.hidden)] : parts)
        }
        #expect(try self.found(cells(true), [.wet])["tevreden_7plus jeugd teller"] == 20...22)
        try expectHeld(Cells.table("t", [.wet], cells(false)), policy: Cells.own())
    }

    @Test func `reasons that no table names are what is left`() throws {
        let cells = [
            Cells.count("beeindigd", "2026", [:], 21), Cells.count("beeindigd", "2026", [.reden: "01"], 13),
            Cells.count("beeindigd", "2026", [.reden: "02"], 1).published(.hidden),
            Cells.count("beeindigd", "2026", [.reden: "03"], 6),
        ]
        #expect(try self.found(cells, [.reden])["beeindigd 02 teller"] == 0...2)
    }

    @Test func `what none of the whole has, none of a part has`() throws {
        // A case may have several: 20, 16 and 12 of 32. All were judged, and all in time.
        func judged(_ count: Int, _ values: [Dimension: String]) -> FigureCell {
            Cells.share("contact_op_tijd", "2026", values, count, of: count)
        }
        let parts = [("gezin", 20), ("kind", 16), ("ouders", 12)].flatMap { name, count in
            [
                Cells.count("aanvragen", "2026", [.kwetsbaarheid: name], count),
                judged(count, [.kwetsbaarheid: name]).published(.hidden),
            ]
        }
        let found = try self.found(parts + [Cells.count("aanvragen", "2026", [:], 32), judged(32, [:])], [.kwetsbaarheid])
        #expect(found["contact_op_tijd gezin noemer"] == 20...20 && found["contact_op_tijd gezin teller"] == 20...20)
    }

    @Test func `parts that make up the whole without overlap leave nothing of the last`() throws {
        // 30, 40 and 25 of 95 overlap nowhere: who did in two of them says who did in the third.
        func share(_ name: String?, _ part: Int, _ whole: Int) -> FigureCell {
            Cells.share("zonder_hulp_verder", "2026", name.map { [.kwetsbaarheid: $0] } ?? [:], part, of: whole)
        }
        let cells =
            [("gezin", 30), ("kind", 40), ("ouders", 25)].map { Cells.count("beeindigd", "2026", [.kwetsbaarheid: $0], $1) } + [
                Cells.count("beeindigd", "2026", [:], 95), share("kind", 17, 35), share("ouders", 9, 19),
                share("gezin", 3, 24).published(.hidden), share(nil, 29, 78),
            ]
        let found = try self.found(cells, [.kwetsbaarheid])
        #expect(found["zonder_hulp_verder gezin teller"] == 3...3 && found["zonder_hulp_verder gezin noemer"] == 24...24)
    }

    /// So many families with one goal each, and what their T-scores are together.
    private func scores(_ families: Int, _ sum: Int, reached: Int) -> [FigureCell] {
        func goals(_ indicator: String, _ part: Int) -> FigureCell {
            Cells.share(indicator, "2026", [:], part, of: families).about(families)
        }
        return [
            Cells.count("beeindigd", "2026", [:], families), goals("doelen_gescoord", families),
            goals("doelrealisatie", reached).published(.hidden),
            FigureCell(
                key: CellKey(indicator: "gas_t", days: Cells.days("2026"), values: [:]), version: 1, period: "2026",
                numerator: Decimal(sum), denominator: Decimal(families), value: Double(sum) / Double(families), interval: nil,
                unit: .tScore, n: families, status: .value),
        ]
    }

    @Test(arguments: [(1060, 0), (2440, 35)]) func `scores near an end tell who reached their goal`(sum: Int, reached: Int) throws
    {
        let cells = self.scores(35, sum, reached: reached)
        #expect(try self.found(cells, [])["doelrealisatie teller"] == Double(reached)...Double(reached))
        let open = cells.map { $0.isHidden ? Cells.share("doelrealisatie", "2026", [:], reached, of: 35).about(35) : $0 }
        let made = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [], open)]))
        #expect(made.report.isHeld && made.tables[0].table.cells.suffix(2).allSatisfy(\.isHidden))
    }

    @Test func `scores in the middle tell nothing, and are hidden with the goals all the same`() throws {
        #expect(try self.found(self.scores(35, 1800, reached: 33), [])["doelrealisatie teller"] == nil)
        let open = self.scores(35, 1800, reached: 33).map {
            $0.isHidden ? Cells.share("doelrealisatie", "2026", [:], 33, of: 35).about(35) : $0
        }
        let made = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [], open)]))
        #expect(made.tables[0].table.cells.suffix(2).map(\.status) == [.hidden, .hiddenByComplement])
    }
}
