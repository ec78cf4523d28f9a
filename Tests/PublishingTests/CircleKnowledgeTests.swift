import Disclosure
import Domain
import Foundation
import Testing

@testable import Publishing

/// What readers of a circle know besides: other years, parts of a year, their own part, and the rules of releases.
@Suite struct CircleKnowledgeTests {
    private typealias Samples = CircleSamples

    /// Around GM0307 each started 20 over three years, 12 of them in 2024: 8 in the other two, of which either is hidden. A circle in which
    /// 18 did in 2025 leaves none of them less than 2, and 6 at most to 2023.
    @Test(arguments: [(true, []), (false, [78])] as [(Bool, [Decimal])])
    func `what was shown over three years counts beside a circle of one`(isShown: Bool, circle: [Decimal]) throws {
        func days(_ first: Int, _ last: Int) throws -> DayRange {
            DayRange(first: try Day("\(first)-01-01"), last: try Day("\(last)-12-31"))
        }
        let rest = [
            Samples.count("gestart", 12, days: try days(2024, 2024)),
            Samples.hidden(Samples.count("gestart", 2, days: try days(2023, 2023))), Samples.hidden(Samples.count("gestart", 6)),
        ]
        let run = isShown ? [Samples.count("gestart", 20, days: try days(2023, 2025))] : []
        let organisations = ["alfa", "beta", "gamma"]
        let sum = Samples.starting(
            organisations.map { ($0, 20, 6) },
            rests: Dictionary(uniqueKeysWithValues: organisations.map { ($0, ["GM0307": rest + run]) }))
        #expect(try Samples.shown(sum).compactMap { $0 } == circle)
    }

    @Test(arguments: [(14, 3, []), (18, 7, [93])] as [(Int, Int, [Decimal])])
    func `a gemeente takes its own part off circles of other years too`(both: Int, later: Int, circle: [Decimal]) throws {
        // Two years around GM0307, of which it was shown the sum of each organisation: a circle of the one tells the other of all together.
        func sum(_ year: Int, _ own: Int, _ other: Int) throws -> CircleSum {
            let slice = Slice(grain: .year, index: year)
            let days = DayRange(first: slice.first, last: slice.last)
            let run = DayRange(first: try Day("2024-01-01"), last: try Day("2025-12-31"))
            return CircleSum(
                year: slice,
                sources: ["alfa", "beta", "gamma"].map { id in
                    Samples.source(
                        id,
                        [
                            "GM0307": [Samples.count("gestart", own, days: days)],
                            "GM0308": [Samples.count("gestart", other, days: days)],
                        ],
                        rests: [
                            "GM0307": [
                                Samples.hidden(Samples.count("gestart", 0, days: days)),
                                Samples.count("aanvragen", 30, days: run),
                                Samples.count("gestart", both, days: run),
                            ]
                        ])
                })
        }
        let first = try sum(2024, 20, 11)
        let table = try CircleProtection.run(first, earlier: []).table
        // 42 less 33 is 9 of 2025, too few to show.
        #expect(table.cells.map(\.numerator) == circle)
        let made = MadeCircle(sum: first, table: table)
        // Beside a circle of each year the sum would tell what it does not say.
        #expect(try Samples.shown(try sum(2025, 20, later), earlier: [made]) == [])
    }

    /// Of delta it was shown the year itself, which goes off before the three others are taken off their two years.
    @Test(arguments: [(14, []), (18, [153])] as [(Int, [Decimal])])
    func `an organisation of which the year is known does not keep the others' apart`(both: Int, circle: [Decimal]) throws {
        let slice = Slice(grain: .year, index: 2024)
        let days = DayRange(first: slice.first, last: slice.last)
        let run = DayRange(first: try Day("2024-01-01"), last: try Day("2025-12-31"))
        func source(_ id: String, _ other: Int, rest: [FigureCell]) -> CircleSource {
            Samples.source(
                id,
                [
                    "GM0307": [Samples.count("gestart", 20, days: days)], "GM0308": [Samples.count("gestart", other, days: days)],
                ], rests: ["GM0307": [Samples.count("aanvragen", 30, days: run)] + rest])
        }
        let others = ["alfa", "beta", "gamma"].map { id in
            source(
                id, 11,
                rest: [
                    Samples.hidden(Samples.count("gestart", 0, days: days)), Samples.count("gestart", both, days: run),
                ])
        }
        let sum = CircleSum(
            year: slice, sources: others + [source("delta", 40, rest: [Samples.count("gestart", 40, days: days)])])
        #expect(try CircleProtection.run(sum, earlier: []).table.cells.map(\.numerator) == circle)
    }

    @Test(arguments: [(2, 2, [Decimal]()), (10, 8, [34])])
    func `an organisation that takes its own part off does not know what the others have`(
        beta: Int, gamma: Int, shown: [Decimal]
    ) throws {
        let sum = CircleSum(
            year: Samples.year,
            sources: [("alfa", 16), ("beta", beta), ("gamma", gamma)].map { id, part in
                Samples.source(id, ["GM0307": [Samples.share("prenataal_gestart", part, of: 70)]])
            })
        #expect(try Samples.shown(sum).compactMap { $0 } == shown)
    }

    @Test(arguments: [(5, [Decimal]()), (9, []), (10, [30])])
    func `an answer is shown where more is left than each release must have`(each: Int, shown: [Decimal]) throws {
        // Three releases that show it have five of it each: fifteen in all would be five, five and five. Who takes its own part off has to
        // guess at two of them.
        let sum = CircleSum(
            year: Samples.year,
            sources: ["alfa", "beta", "gamma"].map { id in
                Samples.source(id, ["GM0307": [Samples.share("doorverwezen", each, of: 40)]])
            })
        #expect(try Samples.shown(sum).compactMap { $0 } == shown)
    }

    @Test(arguments: [(12, false), (15, true)])
    func `a mean is shown where more answered than each release must have`(each: Int, isShown: Bool) throws {
        // A release tells a mean of ten: of 36 in three of them, each has ten to sixteen.
        let sum = CircleSum(
            year: Samples.year,
            sources: ["alfa", "beta", "gamma"].map { id in
                Samples.source(id, ["GM0307": [Samples.mean("tevredenheid", each * 7, of: each)]])
            })
        #expect(try Samples.shown(sum).compactMap { $0 }.isEmpty != isShown)
    }

    @Test func `a row that an organisation could take apart is hidden beside a total that it cannot`() throws {
        // Of jeugd alfa has 18 of the 25 that were late, so the others have 7.
        func rows(_ jeugd: Int, _ wmo: Int) -> [FigureCell] {
            [Samples.share("netwerk", jeugd + wmo, of: 120)]
                + [("jeugd", jeugd), ("wmo", wmo)].map { Samples.share("netwerk", $1, of: 60, wet: $0) }
        }
        let sum = CircleSum(
            year: Samples.year,
            sources: [("alfa", 42, 20), ("beta", 57, 20), ("gamma", 56, 20)].map { id, jeugd, wmo in
                Samples.source(id, ["GM0307": rows(jeugd, wmo)])
            })
        let shown = try Samples.table(sum).cells.filter { $0.status == .value }
        #expect(shown.contains { $0.key.values.isEmpty } && !shown.contains { $0.key.values[.wet] == "jeugd" })
    }

    @Test(arguments: [(28, [Decimal]()), (12, [140])])
    func `what was shown of a part of the year leaves what could be shown by itself`(until: Int, circle: [Decimal]) throws {
        let days = DayRange(first: try Day("2025-01-01"), last: try Day("2025-11-30"))
        let counts = [("alfa", 20, 30), ("beta", 25, 20), ("gamma", 15, 30)]
        // All but one or two of each started by November, or hardly half of them.
        let rests = counts.map { id, _, other in (id, ["GM0307": [Samples.count("gestart", min(until, other - 1), days: days)]]) }
        let sum = Samples.starting(counts, rests: Dictionary(uniqueKeysWithValues: rests))
        #expect(try Samples.shown(sum).compactMap { $0 } == circle)
    }

    @Test func `who leaves a circle for the next takes along what runs`() throws {
        // Delta joins where alfa leaves; of each a gemeente saw both years, with what ran at their ends.
        func year(_ index: Int, _ ids: [String]) throws -> CircleSum {
            let slice = Slice(grain: .year, index: index)
            func counts(_ index: Int) -> [FigureCell] {
                let year = Slice(grain: .year, index: index)
                let days = DayRange(first: year.first, last: year.last)
                return [Samples.count("gestart", 30, days: days), Samples.count("beeindigd", 28, days: days)]
                    + [Samples.count("lopend", 12 + 2 * (index - 2024), days: days)]
            }
            let own = counts(index).dropLast()
            return CircleSum(
                year: slice,
                sources: ids.map { id in
                    Samples.source(
                        id, ["GM0307": Array(own), "GM0308": Array(own)],
                        rests: ["GM0307": counts(2024) + counts(2025)])
                })
        }
        let first = try year(2024, ["alfa", "beta", "gamma"])
        let made = MadeCircle(sum: first, table: try Samples.table(first))
        #expect(made.table.cells.contains { !$0.isHidden })
        #expect(try Samples.table(try year(2025, ["beta", "gamma", "delta"]), earlier: [made]).cells.contains { !$0.isHidden })
    }
}
