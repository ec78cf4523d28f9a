/// What one organisation adds to a cell, for the rule on dominance; never published.
public struct Contribution: Sendable, Hashable {
    public let numerator: Double
    /// 0 for a count.
    public let denominator: Double

    public init(numerator: Double, denominator: Double = 0) {
        self.numerator = numerator
        self.denominator = denominator
    }
}

extension FigureCell {
    /// Whether figures of several together are the sum of the tellers and the sum of the noemers; a median is not.
    public var addsUp: Bool {
        switch Anatomy.of(self.key, unit: self.unit).measure {
        case .count, .share, .mean, .sum, .shareOfSums: true
        case .spread: false
        }
    }

    /// Whether it says how many out of how many, so that it has an interval.
    public var isShare: Bool {
        if case .share = Anatomy.of(self.key, unit: self.unit).measure { true } else { false }
    }
}
