/// What a reader concludes of the parts of which a shown total is the sum from that no few of them have nearly all of it: that rule is
/// printed with a circle (`dominantie`), so that it is known.
public struct PartsOfTotal {
    /// What one organisation has, in whole numbers.
    public struct Part: Sendable, Hashable {
        /// What the reader does not know, and may seek.
        public let sought: Int
        /// What the reader knows it has beside that.
        public let known: Int
        /// What it has at least of what is sought, since less would not have been shown.
        public let least: Int

        public init(sought: Int, known: Int = 0, least: Int = 0) {
            (self.sought, self.known, self.least) = (sought, known, least)
        }
    }

    private let parts: [Part]
    /// What organisations have of which the reader knows all.
    private let others: [Int]
    /// What those have beside what is known of the parts; nil where what is sought is no figure by itself.
    private let beside: [Int]?
    private let rule: DisclosurePolicy.Dominance?
    /// What is left at least without any one of them.
    private let fewest: Int

    /// `beside`: where what is sought, and with it what `others` have there, is a figure of its own that keeps the rule too; nil = it is
    /// none. `fewest`: what all but one have together at least, whichever that is.
    public init(_ parts: [Part], others: [Int], beside: [Int]? = nil, policy: DisclosurePolicy, fewest: Int) {
        (self.parts, self.others, self.beside) = (parts, others, beside)
        (self.rule, self.fewest) = (policy.dominance, fewest)
    }

    /// Whether some part is left fewer values than there must be: its greatest less its least is under `protection`.
    ///
    /// Only ways to divide the total that were seen to keep the rule count.
    public func areNarrow(_ protection: Int) -> Bool {
        self.parts.indices.contains { self.width(of: $0, enough: protection) < protection }
    }

    private func width(of part: Int, enough: Int) -> Int {
        // What fits lies together, around the truth.
        let now = self.parts[part].sought
        if self.mayBe(part, now + enough) || self.mayBe(part, now - enough) { return enough }
        var (least, most) = (now, now)
        while most - least < enough, self.mayBe(part, most + 1) { most += 1 }
        while most - least < enough, self.mayBe(part, least - 1) { least -= 1 }
        return most - least
    }

    /// Whether one part may be so much, with the rest divided among the others as evenly as can be, in either way.
    private func mayBe(_ part: Int, _ value: Int) -> Bool {
        guard value >= self.parts[part].least else { return false }
        let rest = self.parts.indices.filter { $0 != part }
        let left = self.parts.reduce(0) { $0 + $1.sought } - value
        return [true, false].contains { besideKnown in
            guard let filled = Self.divide(left, rest.map { self.parts[$0] }, besideKnown: besideKnown) else { return false }
            var values = self.parts.map(\.sought)
            values[part] = value
            for (place, index) in rest.enumerated() { values[index] = filled[place] }
            return self.keepRule(values)
        }
    }

    private func keepRule(_ values: [Int]) -> Bool {
        let totals = zip(values, self.parts).map { $0 + $1.known } + self.others
        guard totals.reduce(0, +) - (totals.max() ?? 0) >= self.fewest else { return false }
        // Without those of which all is known, what is left is a figure that keeps the rule as well.
        let figures = [totals] + (self.beside.map { [values + $0] + ($0.isEmpty ? [] : [values]) } ?? [])
        return !figures.contains { PrimaryRule.isDominated($0.map(Double.init), self.rule) }
    }

    /// So much divided as evenly as can be, by itself or with what is known beside it; nil when it is less than they have at least.
    private static func divide(_ sum: Int, _ parts: [Part], besideKnown: Bool) -> [Int]? {
        guard sum >= parts.reduce(0, { $0 + $1.least }) else { return nil }
        func filled(_ level: Int) -> [Int] { parts.map { max($0.least, level - (besideKnown ? $0.known : 0)) } }
        // The highest level up to which all of them can be filled.
        var (below, above) = (0, sum + 1 + (parts.map(\.known).max() ?? 0) + (parts.map(\.least).max() ?? 0))
        while above - below > 1 {
            let middle = (below + above) / 2
            if filled(middle).reduce(0, +) <= sum { below = middle } else { above = middle }
        }
        var values = filled(below)
        var left = sum - values.reduce(0, +)
        let next = filled(below + 1)
        for index in values.indices where left > 0 && next[index] > values[index] {
            values[index] += 1
            left -= 1
        }
        return left == 0 ? values : nil
    }
}
