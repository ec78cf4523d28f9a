internal import Foundation

/// How far chance alone carries a share of `n` when all areas are alike: exact binomial tails (after Spiegelhalter 2005, Funnel
/// plots for comparing institutional performance).
struct BinomialLimits {
    /// The share that everybody has together, 0…1.
    let share: Double

    enum Judgement: Hashable { case usual, notable, exceptional }

    /// Less likely than 2,5 % on its side: notable; than 0,1 %: exceptional.
    func judge(_ numerator: Int, of n: Int) -> Judgement {
        guard n > 0, self.share > 0, self.share < 1 else { return .usual }
        let chances = self.chances(n)
        let tail = min(chances[...numerator].reduce(0, +), chances[numerator...].reduce(0, +))
        return tail < 0.001 ? .exceptional : tail < 0.025 ? .notable : .usual
    }

    /// The line above which a share of n is less likely than `chance`: whoever is judged to stand out lies beyond it. Between
    /// whole counts it runs on, so that it can be drawn as a line.
    func upper(_ n: Int, chance: Double) -> Double {
        guard n > 0, self.share > 0, self.share < 1 else { return self.share }
        return Self.limit(self.chances(n).reversed(), chance).map { 1 - $0 / Double(n) } ?? 1
    }

    func lower(_ n: Int, chance: Double) -> Double {
        guard n > 0, self.share > 0, self.share < 1 else { return self.share }
        return Self.limit(self.chances(n), chance).map { $0 / Double(n) } ?? 0
    }

    /// From the near end: the place between the last count whose tail is too unlikely and the next; nil when no count is.
    private static func limit(_ chances: [Double], _ chance: Double) -> Double? {
        var tail = 0.0
        for (count, own) in chances.enumerated() {
            if tail + own >= chance {
                guard count > 0 else { return nil }
                return Double(count) - min(0.99, max(0.01, (tail + own - chance) / own))
            }
            tail += own
        }
        return nil
    }

    /// The chance of every count from 0 to n.
    private func chances(_ n: Int) -> [Double] {
        let (logShare, logRest) = (log(self.share), log1p(-self.share))
        return (0...n).map { count in
            let (some, others) = (Double(count), Double(n - count))
            let ways: Double = lgamma(Double(n) + 1) - lgamma(some + 1) - lgamma(others + 1)
            return exp(ways + some * logShare + others * logRest)
        }
    }
}
