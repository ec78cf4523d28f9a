import Disclosure
import Domain
import Testing

/// Windows of several releases that tile one another: what they differ by is what changed, or what no release prints.
@Suite(.timeLimit(.minutes(10))) struct SumsOfWindowsTests {
    /// How many ended in a window, and of those how many were referred.
    private typealias Window = (label: String, ended: Int, referred: Int)

    private func release(_ windows: [Window], after earlier: [PublishedRelease]) throws -> PublishedRelease {
        let cells = windows.flatMap { window in
            [
                Cells.count("beeindigd", window.label, [:], window.ended),
                Cells.share("doorverwezen", window.label, [:], window.referred, of: window.ended),
            ]
        }
        let made = try Disclosure.protect(
            DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [], cells)], earlier: earlier))
        #expect(made.report.isHeld)
        return PublishedRelease(name: "", tables: made.tables.map(\.table))
    }

    private func hidden(_ release: PublishedRelease) -> Set<String> {
        Set(release.tables.flatMap(\.cells).filter { $0.key.indicator == "doorverwezen" && $0.isHidden }.map(\.period))
    }

    /// Releases one after the other; what is hidden in the last, where all before show everything.
    private func hidden(_ releases: [[Window]]) throws -> Set<String> {
        var made: [PublishedRelease] = []
        for windows in releases {
            #expect(made.allSatisfy { self.hidden($0).isEmpty })
            made.append(try self.release(windows, after: made))
        }
        return self.hidden(made[made.count - 1])
    }

    @Test(arguments: [(0, 0), (1, 1)])
    func `late cases of two years are not told by the three less the last`(late: Int, referred: Int) throws {
        let first: [Window] = [("2023", 20, 8), ("2024", 22, 9)]
        let second: [Window] = [
            ("2023..2025", 66 + 2 * late, 27 + 2 * referred), ("2024", 22 + late, 9 + referred), ("2025", 24, 10),
        ]
        let hidden = try self.hidden([first, second])
        #expect(hidden.isDisjoint(with: ["2023..2025", "2025"]) == (late == 0))
    }

    @Test(arguments: [0, 1])
    func `three years that were shown are not corrected by their sum`(late: Int) throws {
        let first: [Window] = [("2023", 20, 8)]
        let second: [Window] = [("2024", 22, 9), ("2025", 24, 10)]
        let third: [Window] = [
            ("2023..2025", 66 + 3 * late, 27 + 2 * late), ("2024", 22 + late, 9 + late), ("2025", 24 + late, 10),
        ]
        let hidden = try self.hidden([first, second, third])
        #expect(hidden.contains("2023..2025") == (late == 1))
    }

    @Test(arguments: [(1, 1), (0, 0), (12, 6)])
    func `the quarter that is not printed is not told by a year less the three others`(ended: Int, referred: Int) throws {
        let quarters: [[Window]] = [[("2025-K1", 20, 8)], [("2025-K2", 22, 9)], [("2025-K3", 24, 10)]]
        let hidden = try self.hidden(quarters + [[("2025", 66 + ended, 27 + referred)]])
        #expect(hidden.isEmpty == (ended != 1))
    }

    @Test(arguments: [(1, 1), (0, 0), (12, 6)])
    func `the last quarter is not told beside a year and two others`(ended: Int, referred: Int) throws {
        let earlier: [[Window]] = [[("2025", 66 + ended, 27 + referred)], [("2025-K1", 20, 8)], [("2025-K2", 22, 9)]]
        let hidden = try self.hidden(earlier + [[("2025-K3", 24, 10)]])
        #expect(hidden.isEmpty == (ended != 1))
    }

    @Test(arguments: [0, 1])
    func `years shown one after the other do not correct what they were together`(late: Int) throws {
        let earlier: [[Window]] = [[("2024..2025", 46, 19)], [("2024", 22, 9)]]
        let hidden = try self.hidden(earlier + [[("2025", 24 + late, 10 + late)]])
        #expect(hidden.isEmpty == (late == 0))
    }

    @Test(arguments: [0, 1])
    func `a year that is printed later is no correction of what three years left of it`(late: Int) throws {
        let first: [Window] = [("2023..2025", 66, 27), ("2024", 22, 9), ("2025", 24, 10)]
        #expect(try self.hidden([first, [("2023", 20 + late, 8 + late)]]).isEmpty == (late == 0))
    }

    @Test(arguments: [0, 1])
    func `two quarters are no correction of the half-year they fill`(late: Int) throws {
        let second: [Window] = [("2025-K1", 16, 7), ("2025-K2", 14 + late, 5 + late)]
        #expect(try self.hidden([[("2025-H1", 30, 12)], second]).isEmpty == (late == 0))
    }

    @Test func `a year that was hidden and is printed no more is not told either`() throws {
        // 3 of 12 in 2023, and one more of 8 who came late: 4 of 20, which could not be shown.
        let first = try self.release([("2023", 12, 3)], after: [])
        #expect(self.hidden(first) == ["2023"])
        let second: [Window] = [("2023..2025", 66, 23), ("2024", 22, 9), ("2025", 24, 10)]
        #expect(!self.hidden(try self.release(second, after: [first])).isEmpty)
    }

    @Test func `a border of another window is no cell of the days between`() throws {
        // Of the second half of 2026 two of six; a window over two years ends where it begins.
        let second: [Window] = [("2026", 36, 14), ("2025-07..2026-06", 60, 24)]
        #expect(try self.hidden([[("2026-H1", 30, 12)], second]).contains("2026"))
    }

    @Test(arguments: [(10, 100), (10, 75)])
    func `ten answers more that were all tens are not shown`(answers: Int, marks: Int) throws {
        func release(_ answered: Int, _ marks: Int, after earlier: [PublishedRelease]) throws -> PublishedRelease {
            let cells = [
                Cells.count("beeindigd", "2026", [:], answered), Cells.share("respons", "2026", [:], answered, of: answered),
                Cells.mean("tevredenheid", "2026", marks, of: answered),
            ]
            let made = try Disclosure.protect(
                DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [], cells)], earlier: earlier))
            return PublishedRelease(name: "", tables: made.tables.map(\.table))
        }
        let first = try release(10, 75, after: [])
        let second = try release(10 + answers, 75 + marks, after: [first])
        let mean = second.tables.flatMap(\.cells).first { $0.key.indicator == "tevredenheid" }
        #expect(mean?.isHidden == (marks == 100))
    }

    @Test(arguments: [(1, true), (12, false)])
    func `an amount more of one family is not shown`(families: Int, isHidden: Bool) throws {
        func release(_ window: String, _ cases: Int, _ hours: Int, after earlier: [PublishedRelease]) throws -> PublishedRelease {
            let hours = Cells.count("uren", window, [:], hours).with { ($0.unit, $0.n) = (.hours, cases) }
            let made = try Disclosure.protect(
                DisclosureRequest(policy: Cells.wider(), tables: [Cells.table("t", [], [hours])], earlier: earlier))
            return PublishedRelease(name: "", tables: made.tables.map(\.table))
        }
        let first = try release("2026-01..2026-10", 20, 1000, after: [])
        let second = try release("2026", 20 + families, 1000 + 40 * families, after: [first])
        #expect(second.tables.flatMap(\.cells).contains { $0.isHidden } == isHidden)
    }

    @Test func `a quarter that was hidden and stays so refuses no years around it`() throws {
        func release(_ years: [FigureCell], after earlier: [PublishedRelease]) throws -> PublishedRelease {
            let quarter = [
                Cells.share("respons", "2024-K4", [:], 1, of: 1), Cells.share("tevreden_7plus", "2024-K4", [:], 1, of: 1),
            ]
            let made = try Disclosure.protect(
                DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [], quarter + years)], earlier: earlier))
            #expect(made.report.isHeld)
            return PublishedRelease(name: "", tables: made.tables.map(\.table))
        }
        let first = try release([], after: [])
        // What is left, 8 of 14, could be shown by itself.
        let years = [
            Cells.share("respons", "2022..2024", [:], 15, of: 21), Cells.share("tevreden_7plus", "2022..2024", [:], 9, of: 15),
        ]
        let second = try release(years, after: [first])
        #expect(second.tables.flatMap(\.cells).contains { $0.key.indicator == "tevreden_7plus" && $0.isHidden })
    }
}
