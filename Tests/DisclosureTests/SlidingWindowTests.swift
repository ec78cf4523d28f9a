import Disclosure
import Domain
import Testing

/// Windows that lose a quarter and gain one: shown only where that is no small step.
@Suite(.timeLimit(.minutes(10))) struct SlidingWindowTests {
    /// The window of four quarters from a label to a label, and how many ended in each quarter.
    private func table(_ window: String, _ quarters: [(label: String, ended: Int)], _ part: Int) -> CellTable {
        let ended = quarters.map(\.ended).reduce(0, +)
        return Cells.table(
            "t", [],
            quarters.map { Cells.count("beeindigd", $0.label, [:], $0.ended) } + [
                Cells.count("beeindigd", window, [:], ended), Cells.share("doorverwezen", window, [:], part, of: ended),
            ])
    }

    private func first(_ ended: [Int], _ part: Int) -> CellTable {
        self.table("2024-K2..2025-K1", Array(zip(["2024-K2", "2024-K3", "2024-K4", "2025-K1"], ended)), part)
    }

    private func status(_ tables: [CellTable], after earlier: [PublishedRelease] = []) throws -> FigureStatus? {
        let made = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: tables, earlier: earlier))
        #expect(made.report.isHeld)
        return made.tables[0].table.cells.last?.status
    }

    @Test(arguments: [
        ([3, 6, 6, 5], 8, FigureStatus.hiddenByComplement), ([4, 1, 1, 4], 5, .value), ([0, 5, 6, 5], 5, .hiddenByComplement),
    ]) func `a window is shown when what it loses next is large enough`(ended: [Int], part: Int, status: FigureStatus) throws {
        #expect(try self.status([self.first(ended, part)]) == status)
    }

    @Test func `what a window in whole years loses is a year`() throws {
        let years = Cells.table("jaar", [], [Cells.count("beeindigd", "2023", [:], 6), Cells.count("beeindigd", "2024", [:], 7)])
        func window(_ label: String) -> CellTable {
            self.table(label, (1...4).map { ("2023-K\($0)", $0 == 1 ? 0 : 2) } + [("2024-H1", 3), ("2024-H2", 4)], 6)
        }
        #expect(try self.status([window("2023..2024"), years]) == .value)
        #expect(try self.status([window("2023-K1..2024-K4"), years]) == .hiddenByComplement)
    }

    @Test func `a window in whole years is shown when nobody ended in its first`() throws {
        let years = Cells.table(
            "jaar", [], [Cells.count("beeindigd", "2023", [:], 0), Cells.count("beeindigd", "2024", [:], 13)])
        let window = self.table(
            "2023..2024", (1...4).map { ("2023-K\($0)", 0) } + [("2024-H1", 6), ("2024-H2", 7)], 6)
        #expect(try self.status([window, years]) == .value)
    }

    @Test func `a window that slides from five to four tells nothing of the one that left`() throws {
        let next = self.table(
            "2024-K3..2025-K2", [("2024-K3", 4), ("2024-K4", 4), ("2025-K1", 3), ("2025-K2", 0)], 4)
        let made = try Disclosure.protect(DisclosureRequest(policy: Cells.own(), tables: [self.first([1, 4, 4, 3], 5)]))
        let first = PublishedRelease(name: "", tables: made.tables.map(\.table))
        #expect(first.tables[0].cells.last?.isHidden == true)
        #expect(try self.status([next], after: [first]) == .hidden)
    }

    @Test func `a window that was shown all the same is hidden without a word on why`() throws {
        // From 5 of 12 to 4 of 11: who hears that it is small now knows that the one who left was one of the five.
        let next = self.table(
            "2024-K3..2025-K2", [("2024-K3", 4), ("2024-K4", 4), ("2025-K1", 3), ("2025-K2", 0)], 4)
        let first = PublishedRelease.of(self.first([1, 4, 4, 3], 5))
        #expect(try self.status([next], after: [first]) == .hiddenByComplement)
    }

    @Test(arguments: [(1, FigureStatus.hiddenByComplement), (4, .value)])
    func `many goals that leave a window may be those of few families`(families: Int, status: FigureStatus) throws {
        // The oldest quarter holds eight goals that were scored; the window has five that were not reached.
        let ended = [("2024-K2", families), ("2024-K3", 6), ("2024-K4", 6), ("2025-K1", 6)]
        let table = Cells.table(
            "t", [],
            ended.flatMap { label, ended in
                [
                    Cells.count("beeindigd", label, [:], ended),
                    Cells.share("doelen_gescoord", label, [:], 8, of: 8).about(ended),
                ]
            } + [
                Cells.count("beeindigd", "2024-K2..2025-K1", [:], families + 18),
                Cells.share("doelen_gescoord", "2024-K2..2025-K1", [:], 32, of: 32).about(families + 18),
                Cells.share("doelrealisatie", "2024-K2..2025-K1", [:], 27, of: 32).about(families + 18),
            ])
        #expect(try self.status([table]) == status)
    }

    @Test func `what leaves is counted by what any release printed, also as a difference`() throws {
        func counts(_ label: String, _ ended: [(String, Int)], _ part: Int) -> CellTable {
            Cells.table(
                "t", [],
                ended.map { Cells.count("beeindigd", $0.0, [:], $0.1) } + [
                    Cells.count("beeindigd", label, [:], 30), Cells.share("doorverwezen", label, [:], part, of: 30),
                ])
        }
        // Three years of which two are printed: the third is what is left, 3 or 12.
        for (years, status) in [([15, 12], FigureStatus.hiddenByComplement), ([9, 9], .value)] {
            #expect(try self.status([counts("2023..2025", [("2024", years[0]), ("2025", years[1])], 10)]) == status)
        }
        // Not printed at all by this release, but by an earlier one; or by none, and then nobody knows.
        let earlier = PublishedRelease.of(Cells.table("jaar", [], [Cells.count("beeindigd", "2023", [:], 3)]))
        let window = counts("2023..2025", [("2025", 12)], 10)
        #expect(try self.status([window], after: [earlier]) == .hiddenByComplement)
        #expect(try self.status([window]) == .value)
    }

    @Test func `a first year in which some ended and nobody answered is a small step`() throws {
        func window(_ ended: Int) -> CellTable {
            Cells.table(
                "t", [],
                [
                    Cells.count("beeindigd", "2023", [:], ended), Cells.share("respons", "2023", [:], 0, of: ended),
                    Cells.count("beeindigd", "2023..2025", [:], ended + 24),
                    Cells.share("respons", "2023..2025", [:], 20, of: ended + 24),
                    Cells.share("tevreden_7plus", "2023..2025", [:], 10, of: 20),
                ])
        }
        #expect(try self.status([window(3)]) == .hiddenByComplement)
        #expect(try self.status([window(0)]) == .value)
    }

    @Test func `a window steps by the slice that its label begins with`() throws {
        // Half-years of two quarters each: the first quarter is small, the half-year is not.
        let table = self.table(
            "2024-H2..2026-H1", [("2024-K3", 1), ("2024-K4", 5), ("2025", 12), ("2026-H1", 6)], 10)
        #expect(try self.status([table]) == .value)
        #expect(
            try self.status([self.table("2024-K3..2026-K2", [("2024-K3", 1), ("2024-K4", 5), ("2025", 12), ("2026-H1", 6)], 10)])
                == .hiddenByComplement)
    }
}
