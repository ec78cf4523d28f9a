import Disclosure
import Domain
import Testing

import struct Foundation.Decimal

/// Distinct cases with a visit or an invoice, which do not add up over time and are bound to each other all the same.
@Suite(.timeLimit(.minutes(10))) struct DistinctCasesTests {
    private func amount(_ label: String, _ amount: Int, cases: Int, _ values: [Dimension: String] = [:]) -> FigureCell {
        FigureCell(
            key: CellKey(indicator: "gefactureerd", days: Cells.days(label), values: values), version: 1, period: label,
            numerator: Decimal(amount), denominator: nil, value: Double(amount), interval: nil, unit: .euro, n: cases,
            status: .value)
    }

    private func invoices(_ label: String, _ accepted: Int, of all: Int, cases: Int) -> FigureCell {
        Cells.share("factuur_geaccepteerd", label, [:], accepted, of: all).about(cases)
    }

    private func found(_ cells: [FigureCell]) throws -> [ClosedRange<Double>] {
        try Disclosure.attack([.of(Cells.table("t", [], cells))], policy: Cells.wider()).te_smal
            .filter { $0.getal == "n" }.map { $0.kleinste...$0.grootste }
    }

    @Test func `who has an invoice that was not rejected has one, this year and in all three`() throws {
        let hidden = self.invoices("2025", 40, of: 44, cases: 29).published(.hiddenByComplement)
        let cells = [
            self.amount("2025", 59_000, cases: 29), self.invoices("2023..2025", 70, of: 90, cases: 29), hidden,
        ]
        #expect(try self.found(cells) == [29...29])
        // Over three years with enough others nothing is said.
        #expect(try self.found([cells[0], self.invoices("2023..2025", 70, of: 90, cases: 45), hidden]) == [])
    }

    @Test func `who has none but rejected ones is no more than those`() throws {
        let hidden = self.invoices("2025", 100, of: 102, cases: 31)
        let shown = FigureCell(
            key: hidden.key, version: 1, period: "2025", numerator: 100, denominator: 102, value: hidden.value, interval: nil,
            unit: .percent, n: nil, status: .hidden)
        #expect(try self.found([self.amount("2025", 59_000, cases: 30), shown]) == [30...32])
    }

    @Test func `all quarters together have no fewer than the year, and none has more`() throws {
        let quarters = ["2025-K1", "2025-K2", "2025-K3"].map { self.amount($0, 900, cases: 2) }
        let last = self.amount("2025-K4", 9000, cases: 8).published(.hidden)
        #expect(try self.found(quarters + [last, self.amount("2025", 36_000, cases: 12)]) == [6...12])
        #expect(try self.found(Array(quarters.dropFirst()) + [last, self.amount("2025", 36_000, cases: 12)]) == [])
    }
}
