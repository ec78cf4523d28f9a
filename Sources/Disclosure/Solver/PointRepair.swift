/// From one point to a whole one nearby that fits a system and in which some sum is larger or smaller: the sum is moved, what
/// that breaks is mended by moving another unknown, and so on until every row holds again.
///
/// A question to the solver costs milliseconds and may end in fractions; most numbers that can move show it this way in
/// microseconds, and in whole numbers. What is not found this way is not thereby impossible: then the solver decides.
final class PointRepair {
    private let system: BoundedSystem
    private var sum: [LinearSystem.Term] = []
    private var target = Bounds.free
    /// The point as it moves; it and what is noted of rows and unknowns is overwritten by every try, thousands in a puzzle.
    private let point: UnsafeMutableBufferPointer<Double>
    private let rows: UnsafeMutableBufferPointer<Row>
    private let moves: UnsafeMutableBufferPointer<Move>
    /// The rows that may not hold.
    private var broken: [Int] = []
    private var step = 0
    /// Which try it is: what was noted in an earlier one counts no longer.
    private var attempt = 0

    private struct Row {
        var attempt = 0
        /// Σ factor · unknown.
        var activity = 0.0
        /// How often it was mended: one that keeps breaking weighs more, so that a try does not go round in circles.
        var weight = 1.0
    }

    /// The last move of an unknown: in which step, and by how much.
    private struct Move {
        var attempt = 0
        var step = 0
        var change = 0.0
    }

    /// Steps after which a try is given up.
    private static let mostSteps = 120
    /// Steps in which an unknown had better not move back.
    private static let patience = 15

    init(_ system: BoundedSystem) {
        self.system = system
        self.point = .allocate(capacity: system.columns.count)
        self.moves = .allocate(capacity: system.columns.count)
        // The sum is one row more.
        self.rows = .allocate(capacity: system.rows.count + 1)
        self.point.initialize(repeating: 0)
        self.moves.initialize(repeating: Move())
        self.rows.initialize(repeating: Row())
    }

    deinit {
        self.point.deallocate()
        self.moves.deallocate()
        self.rows.deallocate()
    }

    /// A whole point near `point` that fits, and in which the sum lies within `target` too; nil when none is found.
    ///
    /// `isFitting`: whether `point` is whole and fits already, which saves looking at every row.
    func point(
        near point: [Double], isFitting: Bool = false, bringing sum: [LinearSystem.Term] = [], within target: Bounds = .free
    ) -> [Double]? {
        (self.sum, self.target, self.step) = (sum, target, 0)
        self.attempt += 1
        _ = self.point.update(fromContentsOf: point)
        self.broken = []
        if !isFitting {
            for (unknown, bounds) in self.system.columns.enumerated() {
                if self.system.isWhole[unknown] { self.point[unknown].round() }
                self.point[unknown] = min(max(self.point[unknown], bounds.lower), bounds.upper)
            }
            for row in self.system.rows.indices where self.lack(row) != 0 { self.broken.append(row) }
        }
        if self.lack(self.system.rows.count) != 0 { self.broken.append(self.system.rows.count) }
        return self.run() ? Array(self.point) : nil
    }

    private func run() -> Bool {
        while self.step < Self.mostSteps {
            self.step += 1
            while let last = self.broken.last, self.lack(last) == 0 { self.broken.removeLast() }
            guard let row = self.broken.last else { return true }
            self.rows[row].weight += 1
            guard let (unknown, change) = self.bestMove(mending: row) else { return false }
            self.move(unknown, by: change)
        }
        return self.broken.allSatisfy { self.lack($0) == 0 }
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
        return last.attempt == self.attempt && last.change * change < 0 && self.step - last.step < Self.patience
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
        self.moves[unknown] = Move(attempt: self.attempt, step: self.step, change: change)
        var touched = self.system.rows(of: unknown).filter { self.system.rows[$0.unknown] != .free }
        touched += self.sum.filter { $0.unknown == unknown }.map { .init(unknown: self.system.rows.count, factor: $0.factor) }
        for term in touched {
            self.rows[term.unknown].activity = self.activity(term.unknown) + term.factor * change
            if self.lack(term.unknown) != 0 { self.broken.append(term.unknown) }
        }
        self.point[unknown] += change
    }
}
