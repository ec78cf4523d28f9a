/// From one point to a whole one nearby that fits a system and in which some sum is larger or smaller: the sum is moved, what
/// that breaks is mended by moving another unknown, and so on until every row holds again. What broke first is mended first: to
/// mend the last one at once only breaks again what was just mended.
///
/// A question to the solver costs milliseconds and may end in fractions; most numbers that can move show it this way in
/// microseconds, and in whole numbers. What is not found this way is not thereby impossible: then the solver decides.
final class PointRepair {
    private let system: BoundedSystem
    private var sum: [LinearSystem.Term] = []
    private var target = Bounds.free
    /// The point as it moves; it and what is noted of rows is overwritten by every try, thousands in a puzzle.
    private let point: UnsafeMutableBufferPointer<Double>
    private let rows: UnsafeMutableBufferPointer<Row>
    /// The rows that may not hold, each once, in the order in which they broke.
    private var broken: [Int] = []
    /// Which try it is: what was noted in an earlier one counts no longer.
    private var attempt = 0

    private struct Row {
        var attempt = 0
        /// Σ factor · unknown.
        var activity = 0.0
        /// How often it was mended: one that keeps breaking weighs more, so that a try does not go round in circles.
        var weight = 1.0
        /// Whether it is among those that may not hold.
        var isBroken = false
    }

    /// How long a try is kept up.
    enum Effort {
        /// For thousands of questions.
        case quick
        /// For those few that the solver would be asked otherwise: in a region that takes it a hundred times as long.
        case patient

        /// Steps after which it is given up.
        fileprivate var mostSteps: Int { self == .quick ? 300 : 3_000 }

        /// Rows that it may break beyond those that did not hold at its start: one that goes astray breaks ever more.
        fileprivate var mostBroken: Int { self == .quick ? 12 : 60 }
    }

    /// By how much more a row weighs each time it breaks.
    private static let insistence = 0.5

    init(_ system: BoundedSystem) {
        self.system = system
        self.point = .allocate(capacity: system.columns.count)
        // The sum is one row more.
        self.rows = .allocate(capacity: system.rows.count + 1)
        self.point.initialize(repeating: 0)
        self.rows.initialize(repeating: Row())
    }

    deinit {
        self.point.deallocate()
        self.rows.deallocate()
    }

    /// A whole point near `point` that fits, and in which the sum lies within `target` too; nil when none is found.
    ///
    /// `isFitting`: whether `point` is whole and fits already, which saves looking at every row.
    func point(
        near point: [Double], isFitting: Bool = false, bringing sum: [LinearSystem.Term] = [], within target: Bounds = .free,
        effort: Effort = .quick
    ) -> [Double]? {
        (self.sum, self.target) = (sum, target)
        self.attempt += 1
        _ = self.point.update(fromContentsOf: point)
        self.broken = []
        if !isFitting {
            for (unknown, bounds) in self.system.columns.enumerated() {
                if self.system.isWhole[unknown] { self.point[unknown].round() }
                self.point[unknown] = min(max(self.point[unknown], bounds.lower), bounds.upper)
            }
            for row in self.system.rows.indices { self.noteWhenBroken(row) }
        }
        self.noteWhenBroken(self.system.rows.count)
        return self.run(effort) ? Array(self.point) : nil
    }

    private func run(_ effort: Effort) -> Bool {
        let most = self.broken.count + effort.mostBroken
        for _ in 0..<effort.mostSteps {
            self.broken.removeAll { row in
                self.rows[row].isBroken = self.lack(row) != 0
                return !self.rows[row].isBroken
            }
            guard let row = self.broken.first else { return true }
            guard self.broken.count <= most, let (unknown, change) = self.bestMove(mending: row) else { return false }
            self.rows[row].weight += Self.insistence
            self.move(unknown, by: change)
        }
        return self.broken.allSatisfy { self.lack($0) == 0 }
    }

    private func noteWhenBroken(_ row: Int) {
        guard self.lack(row) != 0, !self.rows[row].isBroken else { return }
        self.rows[row].isBroken = true
        self.broken.append(row)
    }

    /// Σ factor · unknown of a row, worked out when it is first asked for.
    private func activity(_ row: Int) -> Double {
        if self.rows[row].attempt != self.attempt {
            var activity = 0.0
            for term in self.terms(of: row) { activity += term.factor * self.point[term.unknown] }
            self.rows[row] = Row(attempt: self.attempt, activity: activity)
        }
        return self.rows[row].activity
    }

    private func lack(_ row: Int) -> Double { self.lack(row, self.activity(row)) }

    /// How far a row is from holding: negative when it is too great.
    private func lack(_ row: Int, _ activity: Double) -> Double {
        let bounds = row == self.system.rows.count ? self.target : self.system.rows[row]
        if activity < bounds.lower - LinearSystem.tolerance { return bounds.lower - activity }
        if activity > bounds.upper + LinearSystem.tolerance { return bounds.upper - activity }
        return 0
    }

    private func terms(of row: Int) -> ArraySlice<LinearSystem.Term> {
        row == self.system.rows.count ? self.sum[...] : self.system.terms(of: row)
    }

    /// The move that mends most and breaks least; nil when nothing can move.
    private func bestMove(mending row: Int) -> (unknown: Int, change: Double)? {
        let lack = self.lack(row)
        var best: (unknown: Int, change: Double, harm: Double)?
        for term in self.terms(of: row) {
            var change = lack / term.factor
            if self.system.isWhole[term.unknown] { change = change.rounded(change > 0 ? .up : .down) }
            let bounds = self.system.columns[term.unknown], now = self.point[term.unknown]
            change = min(max(change, bounds.lower - now), bounds.upper - now)
            if self.system.isWhole[term.unknown] { change = change.rounded(.towardZero) }
            guard abs(change) > LinearSystem.tolerance else { continue }
            let harm = self.harm(term.unknown, change)
            if harm < best?.harm ?? .infinity { best = (term.unknown, change, harm) }
        }
        return best.map { ($0.unknown, $0.change) }
    }

    /// By how much more the rows do not hold after a move.
    private func harm(_ unknown: Int, _ change: Double) -> Double {
        var harm = 0.0
        for term in self.system.rows(of: unknown) where self.system.rows[term.unknown] != .free {
            harm += self.harm(to: term.unknown, term.factor * change)
        }
        for term in self.sum where term.unknown == unknown {
            harm += self.harm(to: self.system.rows.count, term.factor * change)
        }
        return harm
    }

    private func harm(to row: Int, _ change: Double) -> Double {
        let now = self.activity(row)
        return (abs(self.lack(row, now + change)) - abs(self.lack(row, now))) * self.rows[row].weight
    }

    private func move(_ unknown: Int, by change: Double) {
        var touched = self.system.rows(of: unknown).filter { self.system.rows[$0.unknown] != .free }
        touched += self.sum.filter { $0.unknown == unknown }.map { .init(unknown: self.system.rows.count, factor: $0.factor) }
        for term in touched {
            self.rows[term.unknown].activity = self.activity(term.unknown) + term.factor * change
            self.noteWhenBroken(term.unknown)
        }
        self.point[unknown] += change
    }
}
