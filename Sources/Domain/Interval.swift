/// A 95 % confidence interval, in the figure's own unit.
public struct Interval: Hashable, Sendable {
    public let lower: Double
    public let upper: Double

    public init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    /// Wilson's score interval of a share in percent, z = 1.959963984540054, no continuity correction; nil when total is 0.
    public static func wilson(count: Int, of total: Int) -> Interval? {
        guard total > 0 else { return nil }
        let z = 1.959963984540054
        let n = Double(total)
        let share = Double(count) / n
        let centre = share + z * z / (2 * n)
        let half = z * ((share * (1 - share) + z * z / (4 * n)) / n).squareRoot()
        let scale = 100 / (1 + z * z / n)
        // At the edges the formula gives 0 and 100 but for the last bits of a double.
        return Interval(
            lower: count == 0 ? 0 : max(0, (centre - half) * scale),
            upper: count == total ? 100 : min(100, (centre + half) * scale))
    }

    /// Newcombe's interval of the difference of two shares, in percentage points: the hybrid of their Wilson intervals (Statistics
    /// in Medicine 17, 1998, method 10). Only for shares that have no cases in common; nil when either total is 0.
    public static func newcombe(count: Int, of total: Int, minus otherCount: Int, of otherTotal: Int) -> Interval? {
        guard let own = Interval.wilson(count: count, of: total),
            let other = Interval.wilson(count: otherCount, of: otherTotal)
        else { return nil }
        let (share, otherShare) = (100 * Double(count) / Double(total), 100 * Double(otherCount) / Double(otherTotal))
        func reach(_ up: Double, _ down: Double) -> Double { (up * up + down * down).squareRoot() }
        return Interval(
            lower: share - otherShare - reach(share - own.lower, other.upper - otherShare),
            upper: share - otherShare + reach(own.upper - share, otherShare - other.lower))
    }
}
