import Disclosure
import Domain
import Testing

/// Releases of which the counts cannot all be of their days, since cases came late.
@Suite(.timeLimit(.minutes(10))) struct LateStockTests {
    /// How many began and ended in a slice, and were left at its end.
    private func cells(_ slices: [(label: String, began: Int, ended: Int, left: Int)]) -> [FigureCell] {
        slices.flatMap { slice in
            [
                Cells.count("gestart", slice.label, [:], slice.began), Cells.count("beeindigd", slice.label, [:], slice.ended),
                Cells.count("lopend", slice.label, [:], slice.left),
            ]
        }
    }

    private func protect(_ cells: [FigureCell], after earlier: [PublishedRelease]) throws -> ProtectedRelease {
        try Disclosure.protect(
            DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [], cells)], earlier: earlier))
    }

    private func release(_ cells: [FigureCell], after earlier: [PublishedRelease]) throws -> PublishedRelease {
        PublishedRelease(name: "", tables: try self.protect(cells, after: earlier).tables.map(\.table))
    }

    @Test func `cases of earlier years that came late refuse no release`() throws {
        let first = try self.release(self.cells([("2023-H1", 2, 3, 2), ("2023-H2", 1, 0, 3)]), after: [])
        // One that began in 2023 and four that ended before 2024 came late: no sum of the two releases fits those days.
        let years = self.cells([
            ("2022..2024", 16, 11, 5), ("2024-K1", 1, 0, 1), ("2024-K2", 1, 0, 2), ("2024-K3", 1, 2, 1), ("2024-K4", 4, 0, 5),
        ])
        let reasons = [("01", 7), ("02", 1), ("03", 1), ("04", 1), ("05", 1), ("onbekend", 0)].map {
            Cells.count("beeindigd", "2022..2024", [.reden: $0.0], $0.1)
        }
        let second = try self.release(years + reasons, after: [first])
        #expect(second.tables.flatMap(\.cells).contains { $0.isHidden })
        let third = try self.protect(self.cells([("2025-K1", 1, 2, 5)]), after: [first, second])
        #expect(third.report.isHeld)
        #expect(third.report.achtergehouden == 0)
    }
}
