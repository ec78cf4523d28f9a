import Domain
import Foundation
import Testing

@testable import Indicators
@testable import Web

struct TrendTests {
    @Test func `a share moves in procentpunten, rounded once`() {
        // 61/73 − 13/16 = 0,0231…; the rounded 83,6 and 81,3 would give the same 2,3 only by luck.
        let trend = Trend(.share(61, of: 73), previous: .share(13, of: 16), earlier: "K2 2026", better: .higherIsBetter)
        #expect(trend.text == "2,3\u{00A0}procentpunt hoger dan K2 2026")
        #expect(trend.judgement == "verschil past binnen toeval")
        #expect(trend.direction == .up)
    }

    @Test func `only a difference beyond chance is called better or worse`() {
        let (low, high) = (Figure.share(100, of: 1000), Figure.share(300, of: 1000))
        #expect(Trend(high, previous: low, earlier: "K2", better: .higherIsBetter).judgement == "gunstiger, meer dan toeval")
        #expect(Trend(high, previous: low, earlier: "K2", better: .lowerIsBetter).judgement == "ongunstiger, meer dan toeval")
        #expect(Trend(high, previous: low, earlier: "K2", better: .neither).judgement == "meer dan toeval")
        #expect(Trend(low, previous: high, earlier: "K2", better: .lowerIsBetter).judgement == "gunstiger, meer dan toeval")
    }

    @Test func `counts are more or less, without a judgement`() {
        let trend = Trend(.count(40), previous: .count(52), earlier: "K2 2026", better: .neither)
        #expect(trend.text == "12 minder dan K2 2026")
        #expect(trend.judgement == nil)
    }

    @Test func `no difference is said so`() {
        #expect(Trend(.share(1, of: 2), previous: .share(2, of: 4), earlier: "K2", better: .neither).text == "gelijk aan K2")
    }

    @Test func `what has no value is not compared`() {
        #expect(
            Trend(.share(0, of: 0), previous: .share(1, of: 2), earlier: "K2", better: .neither).text
                == "geen vergelijking mogelijk")
        #expect(
            Trend(.share(1, of: 2), previous: .share(0, of: 0), earlier: "K2", better: .neither).text
                == "geen vergelijking: K2 heeft geen waarde")
        #expect(
            Trend(.share(1, of: 2), previous: nil, earlier: "K2", better: .neither).text
                == "geen vergelijking: K2 heeft geen waarde")
    }

    @Test func `days are longer or shorter`() {
        func days(_ value: Double) -> Figure { .made(.days, numerator: nil, denominator: 4, value: value) }
        #expect(Trend(days(13.5), previous: days(11.5), earlier: "K2", better: .neither).text == "2\u{00A0}dagen langer dan K2")
        #expect(Trend(days(12), previous: days(13), earlier: "K2", better: .neither).text == "1\u{00A0}dag korter dan K2")
        #expect(Trend(days(12), previous: days(13.5), earlier: "K2", better: .neither).text == "1,5\u{00A0}dagen korter dan K2")
    }

    @Test func `a stock may be compared while its period runs, a sum may not`() {
        #expect(Figure.count(3).isSumOverThePeriod)
        #expect(!Figure.share(1, of: 2).isSumOverThePeriod)
    }
}
