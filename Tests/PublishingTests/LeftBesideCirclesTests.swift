import Disclosure
import Domain
import Foundation
import Testing

@testable import Publishing

/// What a gemeente has left of organisations' other gemeenten when it takes a circle off what it was shown of each, over whatever days.
/// In each test of the hours of 2023, and the circle is of 2024.
@Suite struct LeftBesideCirclesTests {
    private typealias Samples = CircleSamples

    private static func days(_ first: Int, _ last: Int) throws -> DayRange {
        DayRange(first: try Day("\(first)-01-01"), last: try Day("\(last)-12-31"))
    }

    /// 200 hours of twelve families in either gemeente.
    private func source(_ id: String, _ rests: [FigureCell]) throws -> CircleSource {
        let year = Samples.hours(200, of: 12, days: try Self.days(2024, 2024))
        return Samples.source(id, ["GM0307": [year], "GM0308": [year]], rests: ["GM0307": rests])
    }

    private func circle(_ sources: [CircleSource]) throws -> [Decimal] {
        let sum = CircleSum(year: Slice(grain: .year, index: 2024), sources: sources)
        return try CircleProtection.run(sum, earlier: []).table.cells.filter { $0.key.values.isEmpty }.compactMap(\.numerator)
    }

    /// With so many families before 2024, in whichever years.
    private func before(_ families: Int, from first: Int) throws -> FigureCell {
        Samples.hours(200 + 8 * families, of: 12 + families, days: try Self.days(first, 2024))
    }

    /// The same as three years less their last.
    private func threeYears(_ families: Int) throws -> [FigureCell] {
        [
            Samples.hours(400 + 8 * families, of: 24 + families, days: try Self.days(2023, 2025)),
            Samples.hours(200, of: 12, days: try Self.days(2025, 2025)),
        ]
    }

    @Test(arguments: [(2, []), (4, [1200])] as [(Int, [Decimal])])
    func `what each was seen over other days is together not too few`(families: Int, circle: [Decimal]) throws {
        let sources = [
            try self.source("alfa", [try self.before(families, from: 2022)]),
            try self.source("beta", [try self.before(families, from: 2022)]),
            try self.source("gamma", try self.threeYears(families)),
        ]
        #expect(try self.circle(sources) == circle)
    }

    /// Of delta the year itself was seen too, and before it many families: it goes off by that year, and those count for nothing.
    @Test(arguments: [(2, []), (4, [1600])] as [(Int, [Decimal])])
    func `an organisation of which the year is known goes off by that year`(families: Int, circle: [Decimal]) throws {
        let sources = try ["alfa", "beta", "gamma"].map { try self.source($0, try self.threeYears(families)) }
        let known = Samples.hours(200, of: 12, days: try Self.days(2024, 2024))
        #expect(try self.circle(sources + [try self.source("delta", try self.threeYears(30) + [known])]) == circle)
    }

    /// All kinds of wet together leave one family of each, so they are not shown; wmo alone leaves jeugd of 2024 as well.
    @Test(arguments: [(2, false), (6, true)])
    func `one kind of wet leaves what all of them leave and the others`(jeugd: Int, isShown: Bool) throws {
        let year = try Self.days(2024, 2024)
        let sources = try ["alfa", "beta", "gamma"].map { id in
            let wmo = Samples.hours(200, of: 12, wet: "wmo", days: year)
            func cells(_ jeugd: Int) -> [FigureCell] {
                [Samples.hours(200 + 8 * jeugd, of: 12 + jeugd, days: year), wmo]
                    + [Samples.hours(8 * jeugd, of: jeugd, wet: "jeugd", days: year)]
            }
            return Samples.source(
                id, ["GM0307": cells(20), "GM0308": cells(jeugd)],
                rests: ["GM0307": [Samples.hours(200 + 8 * (jeugd + 1), of: 13 + jeugd, days: try Self.days(2023, 2024))]])
        }
        let table = try CircleProtection.run(
            CircleSum(year: Slice(grain: .year, index: 2024), sources: sources), earlier: []
        ).table
        let shown = table.cells.filter { !$0.isHidden }.map(\.key.values)
        #expect(!shown.contains([:]))
        #expect(shown.contains([.wet: "wmo"]) == isShown)
    }

    /// Of three organisations both years together are known, as three less their last, and of none of them either year: two circles would
    /// leave what delta had in both.
    @Test(arguments: [true, false]) func `two circles do not leave one organisation of which nothing was shown`(isKnown: Bool)
        throws
    {
        func circle(_ index: Int) throws -> CircleSum {
            let days = try Self.days(index, index)
            let rests =
                [Samples.hours(200, of: 12, days: try Self.days(2025, 2025))]
                + (isKnown ? [Samples.hours(600, of: 30, days: try Self.days(2023, 2025))] : [])
            let year = Samples.hours(200, of: 12, days: days)
            let few = Samples.hours(30, of: 4, days: days)
            return CircleSum(
                year: Slice(grain: .year, index: index),
                sources: ["alfa", "beta", "gamma"].map { id in
                    Samples.source(id, ["GM0307": [year], "GM0308": [year]], rests: ["GM0307": rests])
                } + [
                    Samples.source(
                        "delta", ["GM0307": [few], "GM0308": [few]],
                        rests: ["GM0307": [Samples.hidden(Samples.hours(60, of: 6, days: try Self.days(2023, 2025)))]])
                ])
        }
        let first = try circle(2023)
        let table = try CircleProtection.run(first, earlier: []).table
        #expect(table.cells.compactMap(\.numerator) == [1260])
        let second = try CircleProtection.run(try circle(2024), earlier: [MadeCircle(sum: first, table: table)]).table
        #expect(second.cells.compactMap(\.numerator) == (isKnown ? [] : [1260]))
    }
}
