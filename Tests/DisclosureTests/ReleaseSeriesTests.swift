import Disclosure
import Domain
import TestSupport
import Testing

/// What a reader learns from having several releases (readings 6.3; lessons, disclosure: month-to-month, all minus a part).
@Suite(.timeLimit(.minutes(10))) struct ReleaseSeriesTests {
    private func protect(_ tables: [CellTable], after earlier: [PublishedRelease], _ policy: DisclosurePolicy? = nil) throws
        -> PublishedRelease
    {
        let release = try Disclosure.protect(
            DisclosureRequest(policy: policy ?? Cells.own(), tables: tables, earlier: earlier))
        #expect(release.report.isHeld)
        return PublishedRelease(name: "\(earlier.count + 1)", tables: release.tables.map(\.table))
    }

    private func status(_ release: PublishedRelease, _ indicator: String, _ days: DayRange) -> FigureStatus? {
        release.tables.flatMap(\.cells).first { $0.key == CellKey(indicator: indicator, days: days, values: [:]) }?.status
    }

    /// A window of quarters as one cell, with the count that is always published.
    private func window(_ label: String, _ part: Int, of whole: Int) -> CellTable {
        Cells.table(
            "t", [], [Cells.count("beeindigd", label, [:], whole), Cells.share("doorverwezen", label, [:], part, of: whole)])
    }

    @Test func `two windows that differ by one small quarter show that quarter`() throws {
        let first = self.window("2025-K1..2025-K4", 12, of: 30), second = self.window("2025-K1..2026-K1", 13, of: 32)
        let quarter = Cells.table(
            "k", [],
            [
                Cells.count("beeindigd", "2026-K1", [:], 2),
                Cells.share("doorverwezen", "2026-K1", [:], 1, of: 2).published(.hidden),
            ])
        // By the threshold alone both windows may be shown, and their difference is the hidden quarter.
        let naive = [PublishedRelease.of(first), PublishedRelease.of(second, quarter)]
        let report = try Disclosure.attack(naive, policy: Cells.own())
        #expect(report.te_smal.contains { $0.periode == "2026-K1" && $0.kleinste == 1 && $0.grootste == 1 })

        let released = try self.protect([first], after: [])
        #expect(self.status(released, "doorverwezen", Cells.days("2025-K1..2025-K4")) == .value)
        let open = Cells.table(
            "k", [], [Cells.count("beeindigd", "2026-K1", [:], 2), Cells.share("doorverwezen", "2026-K1", [:], 1, of: 2)])
        let next = try self.protect([second, open], after: [released])
        #expect(self.status(next, "doorverwezen", Cells.days("2025-K1..2026-K1")) == .hiddenByComplement)
    }

    @Test func `all minus a part is the other part`() throws {
        func table(_ hidden: Bool) -> CellTable {
            let small = Cells.share("doorverwezen", "2026", [.wet: "wmo"], 1, of: 3)
            return Cells.table(
                "t", [.wet],
                [
                    Cells.count("beeindigd", "2026", [:], 23), Cells.count("beeindigd", "2026", [.wet: "jeugd"], 20),
                    Cells.count("beeindigd", "2026", [.wet: "wmo"], 3), Cells.share("doorverwezen", "2026", [:], 9, of: 23),
                    Cells.share("doorverwezen", "2026", [.wet: "jeugd"], 8, of: 20), hidden ? small.published(.hidden) : small,
                ])
        }
        let report = try Disclosure.attack([.of(table(true))], policy: Cells.own())
        #expect(report.te_smal.contains { $0.waarden == ["wet": "wmo"] && $0.kleinste == 1 && $0.grootste == 1 })
        try expectHeld(table(false), policy: Cells.own())
    }

    @Test func `a correction of one case does not show that case's answer`() throws {
        let released = try self.protect([self.window("2025", 12, of: 30)], after: [])
        let corrected = try self.protect([self.window("2025", 13, of: 31)], after: [released])
        #expect(self.status(released, "doorverwezen", Cells.days("2025")) == .value)
        #expect(self.status(corrected, "doorverwezen", Cells.days("2025")) == .hiddenByComplement)
        #expect(self.status(corrected, "beeindigd", Cells.days("2025")) == .value)
    }

    @Test func `a late first answer is not shown because nothing was known before`() throws {
        // Nobody had answered, for all to see; then one did. The teller is still 0, and now it is somebody's answer.
        func table(_ answered: Int) -> CellTable {
            Cells.table(
                "t", [],
                [
                    Cells.count("beeindigd", "2026-K1", [:], 3), Cells.share("respons", "2026-K1", [:], answered, of: 3),
                    Cells.share("tevreden_7plus", "2026-K1", [:], 0, of: answered),
                    Cells.mean("tevredenheid", "2026-K1", 5 * answered, of: answered),
                ])
        }
        let first = try self.protect([table(0)], after: [])
        let second = try self.protect([table(1)], after: [first])
        #expect(self.status(first, "tevreden_7plus", Cells.days("2026-K1")) == .noValue)
        #expect(self.status(second, "tevreden_7plus", Cells.days("2026-K1")) == .hidden)
    }

    @Test func `a correction of many cases is shown`() throws {
        let released = try self.protect([self.window("2025", 12, of: 30)], after: [])
        let corrected = try self.protect([self.window("2025", 20, of: 50)], after: [released])
        #expect(self.status(corrected, "doorverwezen", Cells.days("2025")) == .value)
    }

    @Test func `a release made again has the same pattern`() throws {
        var random = SeededRandom(seed: 7)
        let tables = SmallGemeente(perYear: 24, using: &random).tables()
        let first = try self.protect(tables, after: [])
        let again = try self.protect(tables, after: [first])
        #expect(first.tables.flatMap { $0.cells.map(\.isHidden) } == again.tables.flatMap { $0.cells.map(\.isHidden) })
    }

    /// A wider circle is shown no count by promise: what it takes for unchanged must not hang on which counts are hidden now.
    @Test func `a year that a wider circle was shown before is not hidden in place of what it gives away`() throws {
        // K4 2023 is small. Hiding 2024 beside it would be no use: that was shown before.
        let before = [
            Cells.count("aanvragen", "2024", [:], 57), Cells.count("gestart", "2024", [:], 42).published(.hiddenByComplement),
            Cells.count("huisbezoeken", "2024", [:], 45),
        ]
        let now = [
            Cells.count("aanvragen", "2024", [:], 57), Cells.count("gestart", "2024", [:], 42),
            Cells.count("huisbezoeken", "2023-K4", [:], 4), Cells.count("huisbezoeken", "2024", [:], 45),
            Cells.count("huisbezoeken", "2023-K4..2024-K4", [:], 49),
        ]
        let first = PublishedRelease.of(Cells.table("t", [], before))
        let made = try Disclosure.protect(
            DisclosureRequest(policy: Cells.wider(), tables: [Cells.table("t", [], now)], earlier: [first]))
        #expect(made.report.isHeld && made.report.uitgaven_vergeleken)
        #expect(made.tables[0].table.cells.map(\.isHidden) == [false, true, true, false, true])
    }

    @Test func `what earlier releases gave away to who knows the rules does not refuse a later one`() throws {
        // 18 = 9 + 9, both below ten: the first release tells who knows the rules. The next asks for one of them again.
        func cells(_ whole: FigureCell) -> [FigureCell] {
            [
                Cells.count("huisbezoeken", "2024", [.wet: "jeugd"], 9).published(.hidden),
                Cells.count("huisbezoeken", "2024", [.wet: "wmo"], 9).published(.hidden), whole,
            ]
        }
        let first = PublishedRelease.of(Cells.table("t", [.wet], cells(Cells.count("huisbezoeken", "2024", [:], 18))))
        let again = Cells.table("t", [.wet], [Cells.count("huisbezoeken", "2024", [.wet: "jeugd"], 9)])
        let made = try Disclosure.protect(DisclosureRequest(policy: Cells.wider(), tables: [again], earlier: [first]))
        #expect(made.report.isHeld && made.tables[0].table.cells[0].isHidden)
    }

    @Test(arguments: [40, 90]) func `twelve quarterly releases for a wider circle are all made, and hold together`(
        perYear: Int
    ) throws {
        var random = SeededRandom(seed: UInt64(500 + perYear))
        var gemeente = SmallGemeente(perYear: perYear, quarters: 16, using: &random)
        var releases: [PublishedRelease] = []
        for last in 4..<16 {
            if last % 3 == 0, let index = gemeente.cases.indices.randomElement(using: &random) {
                gemeente.cases[index].reason = 3
                gemeente.cases[index].mark = 4
            }
            if last % 5 == 0 { gemeente.cases.append(gemeente.cases[0]) }
            // By year and as a whole: years that are cut off at both ends, and windows that overlap.
            let tables = Array(gemeente.tables(max(0, last - 3), last).suffix(2))
            releases.append(try self.protect(tables, after: releases, Cells.wider()))
        }
        #expect(try Disclosure.attack(releases, policy: Cells.wider()).isHeld)
    }

    @Test(arguments: [3, 12, 40]) func `six successive quarterly releases with corrections hold together`(perYear: Int) throws {
        var random = SeededRandom(seed: UInt64(perYear))
        var gemeente = SmallGemeente(perYear: perYear, quarters: 10, using: &random)
        var releases: [PublishedRelease] = []
        for last in 4..<10 {
            if last % 2 == 0, let index = gemeente.cases.indices.randomElement(using: &random) {
                gemeente.cases[index].reason = 3
                gemeente.cases[index].mark = 4
            }
            if last == 7 { gemeente.cases.append(gemeente.cases[0]) }
            releases.append(try self.protect(gemeente.tables(max(0, last - 7), last), after: releases))
        }
        let report = try Disclosure.attack(releases, policy: Cells.own())
        #expect(report.isHeld)
    }
}
