import Domain
import Testing

@testable import Disclosure

/// Public cells that only cut the days finer.
@Suite struct UnrelatedCellsTests {
    private func unknowns(_ tables: [CellTable]) throws -> Int {
        let ledger = Ledger([tables], policy: try Cells.own())
        return ReaderModelBuilder.model(ledger, areas: [:], undecided: ledger.open).0.system.lower.count
    }

    private let answers = Cells.table(
        "kwartaal", [],
        ["2026-K1", "2026-K2"].flatMap { slice in
            [
                Cells.count("gestart", slice, [:], 9), Cells.count("beeindigd", slice, [:], 12),
                Cells.share("doorverwezen", slice, [:], 5, of: 12),
            ]
        })

    private func months(_ indicator: String) -> CellTable {
        Cells.table("maand", [], (1...6).map { Cells.count(indicator, "2026-0\($0)", [:], $0) })
    }

    @Test func `who started by month cuts no answer into months`() throws {
        #expect(try self.unknowns([self.answers, self.months("gestart")]) == self.unknowns([self.answers]))
    }

    @Test func `who ended by month is what answers are counted of`() throws {
        #expect(try self.unknowns([self.answers, self.months("beeindigd")]) > self.unknowns([self.answers]))
    }
}
