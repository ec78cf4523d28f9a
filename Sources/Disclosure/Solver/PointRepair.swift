/// From one point to a whole one nearby that fits a system and in which some sum is larger or smaller: the sum is moved, what
/// that breaks is mended by moving another unknown, and so on until every row holds again.
///
/// A question to the solver costs milliseconds and may end in fractions; most numbers that can move show it this way in
/// microseconds, and in whole numbers. What is not found this way is not thereby impossible: then the solver decides.
struct PointRepair {
    private let system: BoundedSystem

    /// Steps after which a try is given up.
    private static let mostSteps = 300
    /// Steps in which an unknown had better not move back.
    private static let patience = 15

    init(_ system: BoundedSystem) {
        self.system = system
    }

    /// A whole point near `point` that fits, and in which the sum lies within `target` too; nil when none is found.
    func point(near point: [Double], bringing sum: [LinearSystem.Term] = [], within target: Bounds = .free) -> [Double]? {
        var attempt = Attempt(self.system, point, sum, target)
        return attempt.run(Self.mostSteps) ? attempt.point : nil
    }

    /// One try: the point as it moves, and the rows that do not hold.
    private struct Attempt {
        let system: BoundedSystem
        let sum: [LinearSystem.Term]
        let target: Bounds
        var point: [Double]
        /// Σ factor · unknown of each row, and of the sum as one row more.
        var activity: [Double]
        var broken: [Int] = []
        /// How often a row was mended: one that keeps breaking weighs more, so that a try does not go round in circles.
        var weights: [Double]
        /// The last move of each unknown: in which step, and by how much.
        var moves: [(step: Int, change: Double)]
        var step = 0

        init(_ system: BoundedSystem, _ point: [Double], _ sum: [LinearSystem.Term], _ target: Bounds) {
            (self.system, self.sum, self.target, self.point) = (system, sum, target, point)
            for (unknown, bounds) in system.columns.enumerated() {
                if system.isWhole[unknown] { self.point[unknown].round() }
                self.point[unknown] = min(max(self.point[unknown], bounds.lower), bounds.upper)
            }
            self.weights = [Double](repeating: 1, count: system.rows.count + 1)
            self.moves = [(step: Int, change: Double)](repeating: (-PointRepair.patience, 0), count: point.count)
            self.activity = [Double](repeating: 0, count: system.rows.count + 1)
            for row in self.activity.indices {
                for term in self.terms(of: row) { self.activity[row] += term.factor * self.point[term.unknown] }
            }
            self.broken = self.activity.indices.filter { self.lack($0, self.activity[$0]) != 0 }
        }

        mutating func run(_ steps: Int) -> Bool {
            while self.step < steps {
                self.step += 1
                while let last = self.broken.last, self.lack(last, self.activity[last]) == 0 { self.broken.removeLast() }
                guard let row = self.broken.last else { return true }
                self.weights[row] += 1
                guard let (unknown, change) = self.bestMove(mending: row) else { return false }
                self.move(unknown, by: change)
            }
            return self.broken.allSatisfy { self.lack($0, self.activity[$0]) == 0 }
        }

        /// How far a row is from holding: negative when it is too great.
        private func lack(_ row: Int, _ activity: Double) -> Double {
            let bounds = row == self.system.rows.count ? self.target : self.system.rows[row]
            if activity < bounds.lower - LinearSystem.tolerance { return bounds.lower - activity }
            if activity > bounds.upper + LinearSystem.tolerance { return bounds.upper - activity }
            return 0
        }

        private func terms(of row: Int) -> ArraySlice<LinearSystem.Term> {
            row == self.system.rows.count
                ? self.sum[...] : self.system.terms(of: row)
        }

        /// The move that mends most and breaks least; nil when nothing can move.
        private func bestMove(mending row: Int) -> (unknown: Int, change: Double)? {
            let lack = self.lack(row, self.activity[row])
            // Turning back at once would only undo the try: it is for when nothing else can move.
            var best: (unknown: Int, change: Double, harm: Double)?
            var turning: (unknown: Int, change: Double, harm: Double)?
            for term in self.terms(of: row) {
                var change = lack / term.factor
                if self.system.isWhole[term.unknown] { change = change.rounded(change > 0 ? .up : .down) }
                let bounds = self.system.columns[term.unknown], now = self.point[term.unknown]
                change = min(max(change, bounds.lower - now), bounds.upper - now)
                if self.system.isWhole[term.unknown] { change = change.rounded(.towardZero) }
                guard abs(change) > LinearSystem.tolerance else { continue }
                let harm = self.harm(term.unknown, change)
                if self.turnsBack(term.unknown, change) {
                    if harm < turning?.harm ?? .infinity { turning = (term.unknown, change, harm) }
                } else if harm < best?.harm ?? .infinity {
                    best = (term.unknown, change, harm)
                }
            }
            return (best ?? turning).map { ($0.unknown, $0.change) }
        }

        private func turnsBack(_ unknown: Int, _ change: Double) -> Bool {
            let last = self.moves[unknown]
            return last.change * change < 0 && self.step - last.step < PointRepair.patience
        }

        /// By how much more the rows do not hold after a move.
        private func harm(_ unknown: Int, _ change: Double) -> Double {
            var harm = 0.0
            for term in self.system.rows(of: unknown) {
                let now = self.activity[term.unknown]
                let more = abs(self.lack(term.unknown, now + term.factor * change)) - abs(self.lack(term.unknown, now))
                harm += more * self.weights[term.unknown]
            }
            let now = self.activity[self.system.rows.count]
            for term in self.sum where term.unknown == unknown {
                let more =
                    abs(self.lack(self.system.rows.count, now + term.factor * change))
                    - abs(self.lack(self.system.rows.count, now))
                harm += more * self.weights[self.system.rows.count]
            }
            return harm
        }

        private mutating func move(_ unknown: Int, by change: Double) {
            self.point[unknown] += change
            self.moves[unknown] = (self.step, change)
            let touched =
                self.system.rows(of: unknown)
                + self.sum.filter { $0.unknown == unknown }.map { .init(unknown: self.system.rows.count, factor: $0.factor) }
            for term in touched {
                self.activity[term.unknown] += term.factor * change
                if self.lack(term.unknown, self.activity[term.unknown]) != 0 { self.broken.append(term.unknown) }
            }
        }
    }
}
