import Disclosure
import Domain
import Foundation
import Testing

@testable import Publishing

/// Who is kept from what in a circle: anyone, and each gemeente with what it knows already.
@Suite struct CircleProtectionTests {
    private typealias Samples = CircleSamples

    @Test func `what three organisations share without one of them ruling is shown`() throws {
        #expect(try Samples.shown(Samples.starting([("alfa", 20, 30), ("beta", 25, 20), ("gamma", 15, 30)])) == [140])
    }

    @Test(arguments: [("2025-12-31", nil), ("2026-12-31", 120)] as [(String, Int?)])
    func `who was followed for a year is told by the day up to which the releases count`(peildatum: String, followed: Int?) throws
    {
        let sum = CircleSum(
            year: Samples.year,
            sources: try ["alfa", "beta", "gamma"].map { id in
                let figures = [
                    Samples.count("beeindigd", 20),
                    Samples.share("geen_nieuwe_start", followed == nil ? 0 : 10, of: followed == nil ? 0 : 20),
                ]
                return Samples.source(id, ["GM0307": figures, "GM0308": figures], peildatum: try Day(peildatum))
            })
        let cells = try Samples.table(sum).cells
        #expect(cells.first { $0.key.indicator == "beeindigd" }?.numerator == 120)
        #expect(
            cells.first { $0.key.indicator == "geen_nieuwe_start" && $0.status == .value }?.denominator
                == followed.map { Decimal($0) })
    }

    @Test func `an organisation that rules a figure hides it, and so do two`() throws {
        #expect(try Samples.shown(Samples.starting([("alfa", 200, 300), ("beta", 5, 5), ("gamma", 6, 7)])) == [])
        #expect(try Samples.shown(Samples.starting([("alfa", 50, 60), ("beta", 50, 60), ("gamma", 0, 2)])) == [])
    }

    @Test func `a figure is hidden when what did not happen is one organisation's`() throws {
        let sum = CircleSum(
            year: Samples.year,
            sources: [("alfa", 20), ("beta", 40), ("gamma", 40)].map { id, part in
                Samples.source(
                    id, ["GM0307": [Samples.share("netwerk", part, of: 40)], "GM0308": [Samples.share("netwerk", 20, of: 40)]])
            })
        // 80 did not, and nobody rules those; but outside GM0308 all who did not are alfa's.
        #expect(try Samples.shown(sum) == [])
    }

    @Test func `what is left without a gemeente's own part must be large enough too`() throws {
        // 140 in all; but GM0307 has 134 of it itself, and what is left is 2, 2 and 2.
        #expect(try Samples.shown(Samples.starting([("alfa", 44, 2), ("beta", 45, 2), ("gamma", 45, 2)])) == [])
        #expect(try Samples.shown(Samples.starting([("alfa", 44, 6), ("beta", 45, 6), ("gamma", 45, 6)])) == [152])
    }

    @Test func `that nobody rules a figure must not tell how it is divided`() throws {
        // Alfa knows that ten are left for two that have a tenth of fifty at least: five and five.
        #expect(try Samples.shown(Samples.starting([("alfa", 20, 20), ("beta", 3, 2), ("gamma", 2, 3)])) == [])
        // GM0307 knows that twelve are left, of which each of three has a tenth at least: from two to eight.
        #expect(try Samples.shown(Samples.starting([("alfa", 44, 4), ("beta", 45, 4), ("gamma", 45, 4)])) == [])
    }

    @Test(arguments: [9, 10]) func `an amount is not a count of the few that one organisation has elsewhere`(few: Int) throws {
        let sum = CircleSum(
            year: Samples.year,
            sources: [("alfa", 25), ("beta", 20), ("gamma", few)].map { id, elsewhere in
                Samples.source(id, ["GM0307": [Samples.cost(of: 20)], "GM0308": [Samples.cost(of: elsewhere)]])
            })
        #expect(try Samples.shown(sum).isEmpty == (few < 10))
    }

    @Test func `what a gemeente was shown of some organisations must not leave one of the others`() throws {
        let counts = [("alfa", 20, 30), ("beta", 25, 20), ("gamma", 15, 30)]
        func rest(_ id: String, _ count: Int) -> [String: [String: [FigureCell]]] {
            [id: ["GM0307": [Samples.count("gestart", count)]]]
        }
        #expect(try Samples.shown(Samples.starting(counts, rests: rest("alfa", 30))) == [])
        // All of it is known already: nothing new. But 33 would be what alfa did not release.
        let all = rest("alfa", 30).merging(rest("beta", 20)) { one, _ in one }.merging(rest("gamma", 30)) { one, _ in one }
        #expect(try Samples.shown(Samples.starting(counts, rests: all)) == [140])
        #expect(try Samples.shown(Samples.starting(counts, rests: all.merging(rest("alfa", 33)) { _, new in new })) == [])
        // Three others are left.
        let four = counts + [("delta", 20, 25)]
        #expect(try Samples.shown(Samples.starting(four, rests: rest("alfa", 30))) == [185])
    }

    @Test func `a longer window that a gemeente was shown counts once circles make it up`() throws {
        let years = DayRange(first: try Day("2023-01-01"), last: try Day("2025-12-31"))
        let sum = Samples.starting(
            [("alfa", 20, 30), ("beta", 25, 20), ("gamma", 15, 30)],
            rests: ["alfa": ["GM0307": [Samples.count("gestart", 80, days: years)]]])
        func circle(_ year: Int) throws -> MadeCircle {
            let slice = Slice(grain: .year, index: year)
            let days = DayRange(first: slice.first, last: slice.last)
            return MadeCircle(
                sum: nil, table: CellTable(name: "jaar", dimensions: [.wet], cells: [Samples.count("gestart", 120, days: days)]))
        }
        #expect(try Samples.shown(sum, earlier: [try circle(2024)]) == [140])
        #expect(try Samples.shown(sum, earlier: [try circle(2023), try circle(2024)]) == [])
    }

    @Test func `an answer that nobody could see is left out, and takes nothing else along`() throws {
        let sum = CircleSum(
            year: Samples.year,
            sources: ["alfa", "beta", "gamma"].map { id in
                Samples.source(
                    id,
                    [
                        "GM0307": [Samples.count("gestart", 40), Samples.share("prenataal_gestart", 1, of: 40)],
                        "GM0308": [Samples.count("gestart", 30), Samples.share("prenataal_gestart", 2, of: 30)],
                    ])
            })
        let outcome = try CircleProtection.run(sum, earlier: [])
        #expect(outcome.leftOut == ["prenataal_gestart"])
        #expect(outcome.table.cells.map(\.numerator) == [210])
    }

    @Test func `what is left out does not follow from what is shown`() throws {
        func part(_ whole: Int, _ unknown: Int) -> [FigureCell] {
            [
                Samples.count("beeindigd", whole), Samples.share("reden_onbekend", unknown, of: whole),
                Samples.share("voortijdig", whole / 2, of: whole - unknown),
            ]
        }
        let sum = CircleSum(
            year: Samples.year,
            sources: ["alfa", "beta", "gamma"].map { id in Samples.source(id, ["GM0307": part(40, 1), "GM0308": part(30, 0)]) })
        let outcome = try CircleProtection.run(sum, earlier: [])
        // Ended less those with a known reason is those without: one of the two goes, and then its rows would all be empty.
        #expect(outcome.leftOut == ["reden_onbekend", "voortijdig"])
        #expect(outcome.table.cells.map(\.numerator) == [210])
    }

    @Test func `what a gemeente was refused of those around it stays so beside a circle`() throws {
        let (ended, unknown) = (Samples.count("beeindigd", 30), Samples.hidden(Samples.share("reden_onbekend", 0, of: 30)))
        let early = Samples.share("voortijdig", 12, of: 30)
        let rest = [Samples.hidden(ended), unknown, early]
        func sum(_ rests: [String: [FigureCell]]) -> CircleSum {
            CircleSum(
                year: Samples.year,
                sources: ["alfa", "beta", "gamma"].map { id in
                    let part = [ended, unknown, Samples.hidden(early)]
                    return Samples.source(id, ["GM0307": part, "GM0308": part], rests: rests)
                })
        }
        #expect(try Samples.shown(sum([:])) == [180])
        // Each ended as many around GM0307 as are known to have a reason: together that would say that none has not.
        #expect(try Samples.shown(sum(["GM0307": rest])).compactMap { $0 } == [])
    }

    @Test func `a hidden part takes another with it, and the attacker finds neither`() throws {
        let sum = CircleSum(
            year: Samples.year,
            sources: ["alfa", "beta", "gamma"].map { id in
                Samples.source(
                    id,
                    [
                        "GM0307": [
                            Samples.count("gestart", 40), Samples.count("gestart", 38, wet: "wmo"),
                            Samples.count("gestart", 2, wet: "jeugd"),
                        ],
                        "GM0308": [Samples.count("gestart", 30), Samples.count("gestart", 30, wet: "wmo")],
                    ])
            })
        let outcome = try CircleProtection.run(sum, earlier: [])
        #expect(outcome.table.cells.filter(\.isHidden).count == 2 && outcome.report.isHeld)
        #expect(outcome.table.cells.first { $0.key.values == [.wet: "jeugd"] }?.isHidden == true)
    }
}
