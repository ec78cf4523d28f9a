import Disclosure
import Domain
import Testing

/// Releases of a period that was not over: the same label, up to a later day.
@Suite(.timeLimit(.minutes(10))) struct BetweenWindowsTests {
    /// A window up to a day: so many ended, of whom so many were referred, and so many gave marks of that sum.
    private struct Counts {
        var ended: Int
        var referred: Int
        var answered: Int
        var marks: Int
    }

    private func cells(_ label: String, _ until: String, _ counts: Counts, _ values: [Dimension: String] = [:]) -> [FigureCell] {
        func at(_ cell: FigureCell) -> FigureCell {
            FigureCell(
                key: CellKey(indicator: cell.key.indicator, days: Cells.days(label, until: until), values: values), version: 1,
                period: label, numerator: cell.numerator, denominator: cell.denominator, value: cell.value,
                interval: cell.interval,
                unit: cell.unit, n: cell.n, status: cell.status)
        }
        return [
            at(Cells.count("beeindigd", label, values, counts.ended)),
            at(Cells.share("respons", label, values, counts.answered, of: counts.ended)),
            at(Cells.share("doorverwezen", label, values, counts.referred, of: counts.ended)),
            at(Cells.mean("tevredenheid", label, counts.marks, of: counts.answered)),
        ]
    }

    private func protect(_ cells: [FigureCell], after earlier: [PublishedRelease]) throws -> PublishedRelease {
        let made = try Disclosure.protect(
            DisclosureRequest(policy: Cells.own(), tables: [Cells.table("t", [.wet], cells)], earlier: earlier))
        #expect(made.report.isHeld)
        return PublishedRelease(name: "", tables: made.tables.map(\.table))
    }

    private func status(_ release: PublishedRelease, _ indicator: String) -> [FigureStatus] {
        release.tables.flatMap(\.cells).filter { $0.key.indicator == indicator }.map(\.status)
    }

    private static let before = Counts(ended: 24, referred: 9, answered: 23, marks: 176)
    private static let after = Counts(ended: 25, referred: 10, answered: 24, marks: 186)

    @Test func `a year goes on by one family, and its answers are not told`() throws {
        let first = try self.protect(self.cells("2026", "2026-12-08", Self.before), after: [])
        #expect(self.status(first, "tevredenheid") == [.value] && self.status(first, "doorverwezen") == [.value])
        let next = self.cells("2026", "2026-12-15", Self.after)
        // Shown as it is, it tells what the one who ended between gave and whether it was referred.
        let naive = try Disclosure.attack([first, .of(Cells.table("t", [.wet], next))], policy: Cells.own())
        #expect(naive.te_smal.contains { $0.indicator == "tevredenheid" && $0.getal == "teller" && $0.kleinste == 10 })
        let second = try self.protect(next, after: [first])
        #expect(self.status(second, "tevredenheid") == [.hiddenByComplement])
        #expect(self.status(second, "doorverwezen") == [.hiddenByComplement])
        // A week in which nobody ended changes nothing.
        let quiet = try self.protect(self.cells("2026", "2026-12-15", Self.before), after: [first])
        #expect(self.status(quiet, "tevredenheid") == [.value])
    }

    @Test func `enough families more are shown`() throws {
        let first = try self.protect(self.cells("2026", "2026-06-08", Self.before), after: [])
        let more = Counts(ended: 44, referred: 17, answered: 40, marks: 300)
        #expect(self.status(try self.protect(self.cells("2026", "2026-12-15", more), after: [first]), "tevredenheid") == [.value])
    }

    @Test func `a window that stops earlier is the same difference`() throws {
        let first = try self.protect(self.cells("2026", "2026-12-15", Self.after), after: [])
        let second = try self.protect(self.cells("2026", "2026-12-08", Self.before), after: [first])
        #expect(self.status(second, "tevredenheid") == [.hiddenByComplement])
    }

    @Test func `a quarter of which the first weeks were hidden is hidden beside a year that tells them`() throws {
        // Of the year 24 by 8 December, 12 of them before October; the 12 of its last quarter were hidden for another reason.
        func year(_ until: String, _ counts: Counts, _ quarter: Counts) -> [FigureCell] {
            self.cells("2026", until, counts) + self.cells("2026-K4", until, quarter)
        }
        let first = try self.protect(
            year("2026-12-08", Self.before, Counts(ended: 4, referred: 3, answered: 3, marks: 21)), after: [])
        let second = try self.protect(
            year("2026-12-15", Self.after, Counts(ended: 5, referred: 4, answered: 4, marks: 31)), after: [first])
        #expect(self.status(second, "tevredenheid") == [.hiddenByComplement, .hidden])
    }

    @Test func `a count that went down makes nothing of the days between, and the difference stays hidden`() throws {
        let first = try self.protect(self.cells("2026", "2026-12-08", Self.before), after: [])
        let fewer = Counts(ended: 23, referred: 8, answered: 22, marks: 166)
        #expect(
            self.status(try self.protect(self.cells("2026", "2026-12-15", fewer), after: [first]), "doorverwezen") == [
                .hiddenByComplement
            ])
    }

    @Test func `a year that was hidden is not told by one that goes on`() throws {
        // By 2 December 14 ended, by the 16th two more, of whom one in summer: what is shown then is two more at most than what was hidden.
        func year(_ until: String, _ ended: Int, _ summer: Int, _ autumn: Int, _ part: Int, of whole: Int) -> [FigureCell] {
            func cell(_ cell: FigureCell) -> FigureCell {
                FigureCell(
                    key: CellKey(indicator: cell.key.indicator, days: Cells.days(cell.period, until: until), values: [:]),
                    version: 1, period: cell.period, numerator: cell.numerator, denominator: cell.denominator, value: cell.value,
                    interval: cell.interval, unit: cell.unit, n: cell.n, status: cell.status)
            }
            return [
                cell(Cells.count("beeindigd", "2026", [:], ended)), cell(Cells.count("beeindigd", "2026-K3", [:], summer)),
                cell(Cells.count("beeindigd", "2026-K4", [:], autumn)),
                cell(Cells.share("zonder_hulp_verder", "2026", [:], part, of: whole)),
            ]
        }
        let first = try self.protect(year("2026-12-02", 14, 4, 3, 7, of: 11), after: [])
        #expect(self.status(first, "zonder_hulp_verder") == [.hidden])
        let second = try self.protect(year("2026-12-09", 15, 5, 3, 7, of: 12), after: [first])
        let third = try self.protect(year("2026-12-16", 16, 5, 4, 7, of: 12), after: [first, second])
        #expect(self.status(third, "zonder_hulp_verder") == [.hiddenByComplement])
    }

    @Test func `a count that went down elsewhere leaves what it says of the others`() throws {
        func release(_ until: String, _ wmo: Counts, _ jeugd: Int) throws -> [FigureCell] {
            let rest = Counts(ended: jeugd, referred: 0, answered: 0, marks: 0)
            let all = Counts(
                ended: wmo.ended + jeugd, referred: wmo.referred, answered: wmo.answered, marks: wmo.marks)
            return self.cells("2026", until, wmo, [.wet: "wmo"]) + self.cells("2026", until, rest, [.wet: "jeugd"])
                + self.cells("2026", until, all)
        }
        // Nobody of wmo answered between, so that what was hidden of them is what would be shown.
        let before = try release("2026-12-09", Counts(ended: 17, referred: 3, answered: 12, marks: 91), 6)
        let first = PublishedRelease.of(
            Cells.table("t", [.wet], before.map { $0.key.indicator == "tevredenheid" ? $0.published(.hiddenByComplement) : $0 }))
        let second = try self.protect(
            try release("2026-12-31", Counts(ended: 18, referred: 3, answered: 12, marks: 91), 5), after: [first])
        #expect(!self.status(second, "tevredenheid").contains(.value))
    }

    @Test func `what came late between two versions is of older days`() throws {
        func year(_ until: String, _ ended: Int, _ referred: Int) -> [FigureCell] {
            self.cells("2026", until, Counts(ended: ended, referred: referred, answered: 0, marks: 0))
        }
        // Four cases of October came late; of November there is one, who was referred. Beside the last version that is one family.
        let first = try self.protect(year("2026-10-31", 10, 4), after: [])
        let second = try self.protect(year("2026-10-31", 14, 4), after: [first])
        #expect(self.status(second, "doorverwezen") == [.hidden])
        let third = try self.protect(year("2026-11-30", 15, 5), after: [first, second])
        #expect(self.status(third, "doorverwezen") == [.hiddenByComplement])
    }

    @Test func `a release about other days between does not part two windows`() throws {
        func year(_ label: String, _ until: String, _ ended: Int, _ referred: Int, asked: Int) -> [FigureCell] {
            [Cells.count("aanvragen", label, [:], asked)].map { cell in
                cell.with { $0.key = CellKey(indicator: "aanvragen", days: Cells.days(label, until: until), values: [:]) }
            } + self.cells(label, until, Counts(ended: ended, referred: referred, answered: 0, marks: 0))
        }
        // A request was withdrawn, so that not everything can be of November.
        let first = try self.protect(year("2026", "2026-10-31", 14, 4, asked: 20), after: [])
        let other = try self.protect(year("2025", "2026-10-31", 30, 12, asked: 30), after: [first])
        #expect(self.status(other, "doorverwezen") == [.value])
        let third = try self.protect(year("2026", "2026-11-30", 15, 5, asked: 19), after: [first, other])
        #expect(self.status(third, "doorverwezen") == [.hiddenByComplement])
    }

    @Test func `a window that goes on at both ends is the same difference`() throws {
        // One family more in January and December together, who was referred; requests of spring were withdrawn meanwhile.
        func window(_ label: String, _ ended: Int, _ referred: Int, asked: Int) -> [FigureCell] {
            [Cells.count("aanvragen", label, [:], asked)]
                + self.cells(label, "2027-12-31", Counts(ended: ended, referred: referred, answered: 0, marks: 0))
        }
        let first = try self.protect(window("2026-02..2026-11", 21, 5, asked: 30), after: [])
        #expect(self.status(first, "doorverwezen") == [.value])
        #expect(
            self.status(try self.protect(window("2026", 22, 6, asked: 26), after: [first]), "doorverwezen") == [
                .hiddenByComplement
            ])
        #expect(self.status(try self.protect(window("2026", 32, 11, asked: 26), after: [first]), "doorverwezen") == [.value])
    }

    @Test func `a mistake that was taken back is compared with what was shown before it`() throws {
        func year(_ ended: Int, _ referred: Int) -> [FigureCell] {
            self.cells("2026", "2026-12-31", Counts(ended: ended, referred: referred, answered: 0, marks: 0))
        }
        let first = try self.protect(year(34, 17), after: [])
        let mistaken = try self.protect(year(46, 23), after: [first])
        #expect(self.status(mistaken, "doorverwezen") == [.value])
        #expect(self.status(try self.protect(year(35, 18), after: [first, mistaken]), "doorverwezen") == [.hiddenByComplement])
        #expect(self.status(try self.protect(year(34, 17), after: [first, mistaken]), "doorverwezen") == [.value])
    }

    @Test(arguments: [(36, FigureStatus.hiddenByComplement), (40, .value)])
    func `twelve goals more are shown of as many families as the threshold`(families: Int, status: FigureStatus) throws {
        func goals(_ part: Int, of whole: Int, families: Int) -> [FigureCell] {
            [
                Cells.count("beeindigd", "2026", [:], families),
                Cells.share("doelen_gescoord", "2026", [:], whole, of: whole).about(families),
                Cells.share("doelrealisatie", "2026", [:], part, of: whole).about(families),
            ]
        }
        let first = try self.protect(goals(42, of: 68, families: 34), after: [])
        let second = try self.protect(goals(48, of: 80, families: families), after: [first])
        #expect(self.status(second, "doelrealisatie") == [status])
    }
}
