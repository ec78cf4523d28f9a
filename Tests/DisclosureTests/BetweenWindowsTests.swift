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
}
