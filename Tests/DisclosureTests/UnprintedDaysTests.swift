import Disclosure
import Domain
import Testing

/// A window over more days than its release prints slices of.
@Suite(.timeLimit(.minutes(10))) struct UnprintedDaysTests {
    /// Three years in one figure, and those of them that are printed: how many ended, and of those how many were referred.
    private func cells(_ window: String, _ total: (Int, Int), _ years: [(String, Int, Int)]) -> [FigureCell] {
        ([(window, total.0, total.1)] + years).flatMap { label, ended, referred in
            [Cells.count("beeindigd", label, [:], ended), Cells.share("doorverwezen", label, [:], referred, of: ended)]
        }
    }

    private func protect(_ cells: [FigureCell], _ policy: DisclosurePolicy? = nil) throws -> [String: FigureStatus] {
        let made = try Disclosure.protect(
            DisclosureRequest(policy: policy ?? Cells.own(), tables: [Cells.table("t", [], cells)]))
        #expect(made.report.isHeld)
        let shares = made.tables.flatMap(\.table.cells).filter { $0.key.indicator == "doorverwezen" }
        return Dictionary(uniqueKeysWithValues: shares.map { ($0.period, $0.status) })
    }

    @Test func `the year that is not printed is not told by the others`() throws {
        // Of 2023 one family ended, and it was referred.
        let cells = self.cells("2023..2025", (46, 19), [("2024", 25, 10), ("2025", 20, 8)])
        let naive = try Disclosure.attack([.of(Cells.table("t", [], cells))], policy: Cells.own())
        #expect(
            naive.te_smal.contains {
                $0.indicator == "doorverwezen" && $0.getal == "teller" && ($0.kleinste, $0.grootste) == (1, 1)
            })
        #expect(try self.protect(cells).values.contains { $0 != .value })
    }

    @Test func `a year that could be shown hides nothing`() throws {
        let cells = self.cells("2023..2025", (66, 26), [("2024", 25, 10), ("2025", 20, 8)])
        #expect(try self.protect(cells).values.allSatisfy { $0 == .value })
    }

    @Test func `one year alone leaves two`() throws {
        // 2 of 9 in the two years before.
        let cells = self.cells("2023..2025", (34, 12), [("2025", 25, 10)])
        #expect(try self.protect(cells).values.contains { $0 != .value })
    }

    @Test func `a quarter of the year leaves three quarters of it`() throws {
        // 2023 has 12 of 24, of which the last quarter 6 of 12: what is left could be shown; with 2 of 12 less it could not.
        for (referred, isShown) in [(30, true), (28, false)] {
            let cells = self.cells(
                "2023..2025", (69, referred), [("2023-K4", 12, 6), ("2024", 25, 10), ("2025", 20, 8)])
            #expect(try self.protect(cells).values.allSatisfy { $0 == .value } == isShown)
        }
    }

    @Test func `to a wider circle counts and amounts are not told either`() throws {
        func counts(_ amounts: [(String, Int)]) -> [FigureCell] {
            amounts.map { Cells.count("aanvragen", $0.0, [:], $0.1) }
        }
        func shown(_ cells: [FigureCell]) throws -> Int {
            let made = try Disclosure.protect(
                DisclosureRequest(policy: Cells.wider(), tables: [Cells.table("t", [], cells)]))
            return made.tables.flatMap(\.table.cells).filter { $0.status == .value }.count
        }
        #expect(try shown(counts([("2023..2025", 114), ("2024", 55), ("2025", 55)])) < 3)
        #expect(try shown(counts([("2023..2025", 130), ("2024", 55), ("2025", 55)])) == 3)
    }

    @Test func `of two releases the rests are windows as well`() throws {
        // Of 2022 nobody prints anything; beside each other the releases leave it: 2021..2023 less 2023 and 2021.
        func release(_ window: String, _ total: (Int, Int), _ years: [(String, Int, Int)], after earlier: [PublishedRelease])
            throws -> PublishedRelease
        {
            let made = try Disclosure.protect(
                DisclosureRequest(
                    policy: Cells.own(), tables: [Cells.table("t", [], self.cells(window, total, years))], earlier: earlier))
            #expect(made.report.isHeld)
            return PublishedRelease(name: "", tables: made.tables.map(\.table))
        }
        // 2021 has 12 of 24, 2022 1 of 6, 2023 12 of 24, 2024 12 of 24.
        let first = try release("2021..2023", (54, 25), [("2023", 24, 12)], after: [])
        #expect(first.tables.flatMap(\.cells).allSatisfy { $0.status == .value })
        let second = try release("2022..2024", (54, 25), [("2024", 24, 12)], after: [first])
        #expect(second.tables.flatMap(\.cells).contains { $0.isHidden })
    }

    private func release(_ cells: [FigureCell], after earlier: [PublishedRelease]) throws -> PublishedRelease {
        let made = try Disclosure.protect(
            DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [], cells)], earlier: earlier))
        #expect(made.report.isHeld)
        return PublishedRelease(name: "", tables: made.tables.map(\.table))
    }

    private func isShown(_ release: PublishedRelease) -> Bool {
        release.tables.flatMap(\.cells).filter { $0.key.indicator == "doorverwezen" && $0.period.contains("..") }
            .allSatisfy { $0.status == .value }
    }

    @Test func `a year that is hidden and one that is not printed are told together`() throws {
        // 2022 has 3 of 10, 2023 4 of 8, 2024 4 of 9, 2025 6 of 14: beside each other the windows leave 2022.
        let first = try self.release(self.cells("2022..2024", (27, 11), [("2024", 9, 4)]), after: [])
        #expect(self.isShown(first))
        let second = try self.release(self.cells("2023..2025", (31, 14), [("2024", 9, 4), ("2025", 14, 6)]), after: [first])
        #expect(
            second.tables.flatMap(\.cells).contains { $0.key.indicator == "doorverwezen" && $0.period != "2024" && $0.isHidden })
    }

    @Test func `a late case of a year that was printed is not told by a rest`() throws {
        // 8 of 20 in 2023, and one more who was referred.
        let first = try self.release(self.cells("2023", (20, 8), []), after: [])
        let same = self.cells("2023..2025", (66, 27), [("2024", 22, 9), ("2025", 24, 10)])
        let late = self.cells("2023..2025", (67, 28), [("2024", 22, 9), ("2025", 24, 10)])
        #expect(self.isShown(try self.release(same, after: [first])))
        let second = try self.release(late, after: [first])
        #expect(second.tables.flatMap(\.cells).contains { $0.isHidden })
    }
}
