import Disclosure
import TestSupport
import Testing

/// What the rule on dominance says of the parts of a total.
@Suite struct PartsOfTotalTests {
    private typealias Part = PartsOfTotal.Part

    private func isNarrow(
        _ parts: [Part], others: [Int] = [], beside: [Int]? = nil, fewest: Int = 0, protection: Int = 9
    ) throws -> Bool {
        PartsOfTotal(parts, others: others, beside: beside, policy: try .wider(sensitive: []), fewest: fewest)
            .areNarrow(protection)
    }

    @Test func `of fifty, ten beside forty are five and five`() throws {
        // Each of three has a tenth at least.
        #expect(try self.isNarrow([Part(sought: 5), Part(sought: 5)], others: [40], protection: 1))
    }

    @Test func `twenty-one beside fifty are from eight to thirteen each`() throws {
        let parts = [Part(sought: 10), Part(sought: 11)]
        #expect(try !self.isNarrow(parts, others: [50], protection: 5))
        #expect(try self.isNarrow(parts, others: [50], protection: 6))
    }

    @Test func `where the smaller ones are wide apart, so is each of them`() throws {
        #expect(try !self.isNarrow([Part(sought: 30), Part(sought: 40)], others: [50]))
    }

    @Test func `who has all of one alone is known by the total, rule or not`() throws {
        #expect(try self.isNarrow([Part(sought: 100)], others: [50, 50], protection: 1))
    }

    @Test func `what is known beside a part narrows the others`() throws {
        let wide = [Part(sought: 6), Part(sought: 6), Part(sought: 6)]
        #expect(try !self.isNarrow(wide, beside: []))
        // Of three with two, eight and two tenths, all of what is sought lies close.
        #expect(try self.isNarrow([Part(sought: 4), Part(sought: 4), Part(sought: 4)], beside: []))
        #expect(
            try !self.isNarrow([Part(sought: 4), Part(sought: 4), Part(sought: 4)].map { Part(sought: $0.sought, known: 44) }))
    }

    @Test func `what all but one have at least narrows them too`() throws {
        // Of twenty, six of them one's own: neither of the others has more than ten.
        #expect(try !self.isNarrow([Part(sought: 7), Part(sought: 7)], others: [6], fewest: 0))
        #expect(try self.isNarrow([Part(sought: 7), Part(sought: 7)], others: [6], fewest: 10))
    }

    @Test func `what one of whom all is known has elsewhere narrows the rest there`() throws {
        // Beside a hundred the three of twenty have at most eight: the two largest of 120 have 108.
        let parts = [7, 7, 6].map { Part(sought: $0, known: 50) }
        #expect(try !self.isNarrow(parts, others: [140], beside: []))
        #expect(try self.isNarrow(parts, others: [140], beside: [100]))
    }

    /// Every way to divide a total, by trying all of them.
    private func ranges(_ parts: [Part], others: [Int], beside: [Int]?, fewest: Int) -> [ClosedRange<Int>] {
        func keeps(_ values: [Int]) -> Bool {
            let sorted = values.sorted(by: >)
            let total = sorted.reduce(0, +)
            let two = sorted.prefix(2).reduce(0, +)
            return total == 0 || (10 * two <= 9 * total && 10 * (total - two) >= sorted[0])
        }
        let sum = parts.reduce(0) { $0 + $1.sought }
        var found: [[Int]] = []
        func divide(_ left: Int, _ values: [Int]) {
            guard values.count < parts.count - 1 else {
                let all = values + [left]
                let totals = zip(all, parts).map { $0 + $1.known } + others
                let fits =
                    zip(all, parts).allSatisfy { $0 >= $1.least } && keeps(totals)
                    && totals.reduce(0, +) - (totals.max() ?? 0) >= fewest
                let isKept = beside.map { keeps(all + $0) && ($0.isEmpty || keeps(all)) } ?? true
                if fits, isKept { found.append(all) }
                return
            }
            for value in 0...left { divide(left - value, values + [value]) }
        }
        divide(sum, [])
        return parts.indices.map { index in
            let values = found.map { $0[index] }
            return (values.min() ?? 0)...(values.max() ?? 0)
        }
    }

    @Test(arguments: 0..<40) func `it is what trying every way to divide the total says`(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        var tried = 0
        while tried < 20 {
            let isOfGemeente = seed % 2 == 1
            let parts = (0..<(2 + seed % 3)).map { _ -> Part in
                let sought = Int.random(in: 0...(seed % 3 == 2 ? 9 : 20), using: &random)
                return Part(
                    sought: sought, known: isOfGemeente ? Int.random(in: 0...30, using: &random) : 0,
                    least: min(sought, [0, 0, 5].randomElement(using: &random) ?? 0))
            }
            let others = isOfGemeente ? [] : [Int.random(in: 0...60, using: &random)]
            let beside = isOfGemeente ? [[], [], [Int.random(in: 1...40, using: &random)]].randomElement(using: &random) : nil
            let fewest = [0, 10].randomElement(using: &random) ?? 0
            let ranges = self.ranges(parts, others: others, beside: beside, fewest: fewest)
            // Only of figures that are shown: those keep the rule themselves.
            guard zip(ranges, parts).allSatisfy({ $0.contains($1.sought) }) else { continue }
            tried += 1
            for protection in [1, 4, 9] {
                let isNarrow = ranges.contains { $0.count - 1 < protection }
                let answer = try self.isNarrow(
                    parts, others: others, beside: beside, fewest: fewest, protection: protection)
                // Two rules at once are looked at as nearly as matters: never less strict than all ways to divide.
                #expect(isOfGemeente ? answer || !isNarrow : answer == isNarrow, "\(parts) \(others) \(ranges)")
            }
        }
    }
}
