import Disclosure
import TestSupport
import Testing

/// What the rule on dominance says of the parts of a total.
@Suite struct PartsOfTotalTests {
    private typealias Part = PartsOfTotal.Part

    private func isNarrow(
        _ parts: [Part], others: [Int] = [], protection: Int = 9, isAlsoOfSought: Bool = false
    ) throws -> Bool {
        PartsOfTotal(parts, others: others, policy: try .wider(sensitive: []), isAlsoOfSought: isAlsoOfSought)
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
        #expect(try !self.isNarrow(wide, isAlsoOfSought: true))
        // Of three with two, eight and two tenths, all of what is sought lies close.
        #expect(try self.isNarrow([Part(sought: 4), Part(sought: 4), Part(sought: 4)], isAlsoOfSought: true))
        #expect(
            try !self.isNarrow([Part(sought: 4), Part(sought: 4), Part(sought: 4)].map { Part(sought: $0.sought, known: 44) }))
    }

    /// Every way to divide a total, by trying all of them.
    private func ranges(_ parts: [Part], others: [Int], isAlsoOfSought: Bool) -> [ClosedRange<Int>] {
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
                let fits = zip(all, parts).allSatisfy { $0 >= $1.least } && keeps(zip(all, parts).map { $0 + $1.known } + others)
                if fits, !isAlsoOfSought || keeps(all) { found.append(all) }
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
            let ranges = self.ranges(parts, others: others, isAlsoOfSought: isOfGemeente)
            // Only of figures that are shown: those keep the rule themselves.
            guard zip(ranges, parts).allSatisfy({ $0.contains($1.sought) }) else { continue }
            tried += 1
            for protection in [1, 4, 9] {
                let isNarrow = ranges.contains { $0.count - 1 < protection }
                let answer = try self.isNarrow(parts, others: others, protection: protection, isAlsoOfSought: isOfGemeente)
                // Two rules at once are looked at as nearly as matters: never less strict than all ways to divide.
                #expect(isOfGemeente ? answer || !isNarrow : answer == isNarrow, "\(parts) \(others) \(ranges)")
            }
        }
    }
}
