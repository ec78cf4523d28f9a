import Disclosure
import Domain
import TestSupport
import Testing

/// Rounding small counts instead of hiding them.
@Suite(.timeLimit(.minutes(10))) struct RoundingTests {
    private func policy() throws -> DisclosurePolicy {
        try DisclosurePolicy(name: "afgerond", audience: .wider, threshold: 5, roundingBase: 5, sensitiveIndicators: [])
    }

    private func table(_ values: [[Int]]) -> CellTable {
        var cells: [FigureCell] = []
        for (quarter, row) in values.enumerated() {
            let label = "2026-K\(quarter + 1)"
            for (wijk, value) in row.enumerated() {
                cells.append(Cells.count("aanvragen", label, [.wijkteam: "t\(wijk)"], value))
            }
            cells.append(Cells.count("aanvragen", label, [:], row.reduce(0, +)))
        }
        for wijk in values[0].indices {
            cells.append(
                Cells.count(
                    "aanvragen", "2026-K1..2026-K\(values.count)", [.wijkteam: "t\(wijk)"], values.reduce(0) { $0 + $1[wijk] }))
        }
        cells.append(Cells.count("aanvragen", "2026-K1..2026-K\(values.count)", [:], values.flatMap(\.self).reduce(0, +)))
        return Cells.table("t", [.wijkteam], cells)
    }

    private func value(_ cells: [FigureCell], _ label: String, _ wijk: Int?) -> Int {
        let values: [Dimension: String] = wijk.map { [.wijkteam: "t\($0)"] } ?? [:]
        let cell = cells.first { $0.period == label && $0.key.values == values }
        return cell?.numerator.flatMap { Int("\($0)") } ?? -1
    }

    @Test(arguments: 0..<10) func `rounded cells add up, and every total stays near the truth`(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let values = (0..<3).map { _ in (0..<4).map { _ in Int.random(in: 0...8, using: &random) } }
        let release = try Disclosure.protect(DisclosureRequest(policy: self.policy(), tables: [self.table(values)]))
        let cells = release.tables[0].table.cells
        #expect(cells.allSatisfy { $0.status == .rounded && $0.n == nil })
        let whole = "2026-K1..2026-K3"
        for quarter in 1...3 {
            #expect(
                (0..<4).reduce(0) { $0 + self.value(cells, "2026-K\(quarter)", $1) } == self.value(cells, "2026-K\(quarter)", nil)
            )
        }
        for wijk in 0..<4 {
            #expect((1...3).reduce(0) { $0 + self.value(cells, "2026-K\($1)", wijk) } == self.value(cells, whole, wijk))
            for quarter in 0..<3 {
                let (shown, truth) = (self.value(cells, "2026-K\(quarter + 1)", wijk), values[quarter][wijk])
                #expect(truth >= 5 ? shown == truth : [0, 5].contains(shown) && (truth > 0 || shown == 0))
            }
        }
        #expect(abs(self.value(cells, whole, nil) - values.flatMap(\.self).reduce(0, +)) <= 2)
    }

    @Test func `a rounded count is attacked as the interval it leaves`() throws {
        let release = try Disclosure.protect(
            DisclosureRequest(policy: self.policy(), tables: [self.table([[1, 2, 9, 0], [3, 7, 4, 2]])]))
        #expect(release.report.aangevallen_getallen > 0)
        #expect(release.report.isHeld)
    }

    @Test func `two ways of splitting without their cross cannot be rounded`() throws {
        let other = Cells.table(
            "u", [.verwijzer],
            [
                Cells.count("aanvragen", "2026-K1", [.verwijzer: "jgz"], 3),
                Cells.count("aanvragen", "2026-K1", [.verwijzer: "huisarts"], 9),
            ])
        let error = #expect(throws: DisclosureError.self) {
            _ = try Disclosure.protect(
                DisclosureRequest(policy: self.policy(), tables: [self.table([[1, 2, 9, 0]]), other]))
        }
        #expect(error?.code == .policy)
    }
}
