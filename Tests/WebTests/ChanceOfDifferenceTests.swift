import Domain
import Testing

@testable import Indicators
@testable import Web

struct ChanceOfDifferenceTests {
    @Test func `two places apart are held against each other`() throws {
        let chance = try #require(ChanceOfDifference(.share(56, of: 70), .share(48, of: 80)))
        #expect(chance.words == "+5,2 tot +33,4\u{00A0}procentpunt")
        #expect(!chance.isPossible && chance.judgement(better: .higherIsBetter) == "gunstiger, meer dan toeval")
        #expect(chance.judgement(better: .lowerIsBetter) == "ongunstiger, meer dan toeval")
    }

    @Test func `intervals that overlap a little can still be more than chance`() throws {
        // 5,5–26,1 and 21,2–48,8 overlap; the interval of the difference does not hold zero.
        let chance = try #require(ChanceOfDifference(.share(5, of: 40), .share(15, of: 45)))
        #expect(!chance.isPossible && chance.judgement(better: .neither) == "meer dan toeval")
    }

    @Test func `a part is held against the rest of its whole`() throws {
        let (part, rest, whole) = (Figure.share(5, of: 40), Figure.share(25, of: 60), Figure.share(30, of: 100))
        let apart = try #require(ChanceOfDifference(part, rest))
        let within = try #require(ChanceOfDifference(part, whole, sharing: .all))
        // The whole moves along with the part: of a difference with the rest, 60 % is left.
        #expect(abs(within.interval.lower - 0.6 * apart.interval.lower) < 1e-9)
        #expect(abs(within.interval.upper - 0.6 * apart.interval.upper) < 1e-9)
        #expect(within.isPossible == apart.isPossible)
        let around = try #require(ChanceOfDifference(whole, part, sharing: .all))
        #expect(abs(around.interval.lower + within.interval.upper) < 1e-9)
    }

    @Test func `nothing is said of what is no share, of nothing, or of cases that are partly the same`() {
        #expect(ChanceOfDifference(.count(3), .count(5)) == nil)
        #expect(ChanceOfDifference(.share(0, of: 0), .share(1, of: 2)) == nil)
        #expect(ChanceOfDifference(.share(1, of: 2), .share(2, of: 4), sharing: .some) == nil)
        // All of the whole: there is no rest.
        #expect(ChanceOfDifference(.share(1, of: 2), .share(1, of: 2), sharing: .all) == nil)
    }
}
