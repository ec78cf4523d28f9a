import Disclosure
import Domain
import Foundation
import Testing

@testable import Publishing

/// Figures of several organisations together, from what each shows.
@Suite struct CircleSumTests {
    private typealias Samples = CircleSamples

    @Test func `tellers and noemers add up over organisations and gemeenten`() {
        let sum = CircleSum(
            year: Samples.year,
            sources: [
                Samples.source(
                    "alfa", ["GM0307": [Samples.share("netwerk", 10, of: 40)], "GM0308": [Samples.share("netwerk", 5, of: 20)]]),
                Samples.source("beta", ["GM0307": [Samples.share("netwerk", 30, of: 40)]]),
            ])
        let cell = sum.cell(Samples.key("netwerk"))
        #expect(cell.numerator == 45 && cell.denominator == 100 && cell.value == 45 && cell.n == 100)
        #expect(cell.interval == Interval.wilson(count: 45, of: 100))
        #expect(
            cell.contributions == [Contribution(numerator: 15, denominator: 60), Contribution(numerator: 30, denominator: 40)])
        #expect(sum.cell(Samples.key("netwerk"), outside: "GM0307").numerator == 5)
    }

    @Test func `a figure that any organisation hides anywhere is hidden, and empty`() {
        let small = Samples.share("netwerk", 1, of: 4)
        let sum = CircleSum(
            year: Samples.year,
            sources: [
                Samples.source("alfa", ["GM0307": [Samples.share("netwerk", 10, of: 40)], "GM0308": [Samples.hidden(small)]]),
                Samples.source("beta", ["GM0307": [Samples.share("netwerk", 30, of: 40)]]),
            ])
        let cell = sum.cell(Samples.key("netwerk"))
        #expect(cell.status == .hiddenByComplement && cell.numerator == nil && cell.n == nil && cell.contributions.isEmpty)
        // Who knows the other gemeente's is not told more.
        #expect(!sum.cell(Samples.key("netwerk"), outside: "GM0308").isHidden)
    }

    @Test func `a wet that occurs nowhere in a gemeente is nothing, a figure it does not have is not known`() {
        let sum = CircleSum(
            year: Samples.year,
            sources: [
                Samples.source("alfa", ["GM0307": [Samples.count("gestart", 40), Samples.count("gestart", 40, wet: "wmo")]]),
                Samples.source("beta", ["GM0307": [Samples.count("gestart", 30), Samples.count("gestart", 30, wet: "jeugd")]]),
                Samples.source("gamma", ["GM0308": [Samples.count("gestart", 20), Samples.count("beeindigd", 20)]]),
            ])
        #expect(sum.cell(Samples.key("gestart", wet: "wmo")).numerator == 40)
        #expect(sum.cell(Samples.key("gestart", wet: "jeugd")).numerator == 30)
        #expect(sum.cell(Samples.key("gestart")).numerator == 90)
        #expect(sum.cell(Samples.key("beeindigd")).isHidden)
    }

    @Test func `definitions of two versions are not added up`() {
        let old = Samples.count("gestart", 40)
        let new = FigureCell(
            key: old.key, version: 2, period: "2025", numerator: 30, denominator: nil, value: 30, interval: nil, unit: .count,
            n: 30,
            status: .value)
        let sum = CircleSum(
            year: Samples.year,
            sources: [Samples.source("alfa", ["GM0307": [old]]), Samples.source("beta", ["GM0307": [new]])])
        #expect(sum.cell(old.key).isHidden)
    }

    @Test func `a correction takes away what a gemeente knew of that figure, and nothing else`() {
        func cells(_ started: Int, _ ended: Int) -> [FigureCell] {
            [Samples.count("gestart", started), Samples.count("beeindigd", ended)]
        }
        func known(_ rest: [FigureCell]) -> [Decimal?] {
            let sum = CircleSum(
                year: Samples.year,
                sources: [Samples.source("alfa", ["GM0307": cells(20, 10), "GM0308": cells(30, 25)], rests: ["GM0307": rest])])
            return CircleKnowledge(gemeente: "GM0307", earlier: [], sum: sum).cells().filter {
                $0.standing == .known && $0.n != 0
            }.sorted { $0.key.indicator < $1.key.indicator }
                .map(\.numerator)
        }
        #expect(known(cells(30, 25)) == [25, 30])
        // Two were found to have started since.
        #expect(known(cells(28, 25)) == [25])
        #expect(known([Samples.count("gestart", 28)]) == [])
    }
}
