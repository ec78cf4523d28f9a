extension LinearSystem {
    /// Tightens bounds row by row until nothing moves; exact, since a bound is only moved where the row forces it. Returns
    /// false when a row cannot be met: then what is published contradicts itself.
    mutating func propagate() -> Bool {
        var rowsOf = [[Int]](repeating: [], count: self.lower.count)
        for (index, row) in self.rows.enumerated() {
            for term in row.terms { rowsOf[term.unknown].append(index) }
        }
        var queue = Array(self.rows.indices)
        var isQueued = [Bool](repeating: true, count: self.rows.count)
        var next = 0
        // A pathological system could tighten in ever smaller steps; what is left undone then, the solver still does.
        var budget = 60 * self.rows.count + 1000
        while next < queue.count, budget > 0 {
            let index = queue[next]
            next += 1
            budget -= 1
            isQueued[index] = false
            guard let moved = self.tighten(self.rows[index]) else { return false }
            for unknown in moved {
                for other in rowsOf[unknown] where !isQueued[other] {
                    isQueued[other] = true
                    queue.append(other)
                }
            }
            if next > 100_000 {
                queue.removeFirst(next)
                next = 0
            }
        }
        return true
    }

    /// The unknowns whose bounds moved; nil when the row cannot be met.
    mutating func tighten(_ row: Row) -> [Int]? {
        var least = 0.0, most = 0.0
        var openBelow = 0, openAbove = 0
        for term in row.terms {
            let (low, high) = self.reach(term)
            if low.isFinite { least += low } else { openBelow += 1 }
            if high.isFinite { most += high } else { openAbove += 1 }
        }
        let slack = Self.tolerance * (1 + abs(least))
        if openBelow == 0, least > row.upper + slack { return nil }
        if openAbove == 0, most < row.lower - slack { return nil }
        var moved: [Int] = []
        for term in row.terms {
            let (low, high) = self.reach(term)
            let restLeast = low.isFinite ? (openBelow == 0 ? least - low : -.infinity) : (openBelow == 1 ? least : -.infinity)
            let restMost = high.isFinite ? (openAbove == 0 ? most - high : .infinity) : (openAbove == 1 ? most : .infinity)
            // factor · unknown lies between row.lower − restMost and row.upper − restLeast.
            let from = row.lower - restMost, to = row.upper - restLeast
            let bounds = term.factor > 0 ? (from / term.factor, to / term.factor) : (to / term.factor, from / term.factor)
            switch self.narrow(term.unknown, to: bounds) {
            case .none: break
            case .moved: moved.append(term.unknown)
            case .impossible: return nil
            }
        }
        return moved
    }

    private func reach(_ term: Term) -> (low: Double, high: Double) {
        let a = self.lower[term.unknown] * term.factor, b = self.upper[term.unknown] * term.factor
        return term.factor > 0 ? (a, b) : (b, a)
    }

    private enum Narrowing { case none, moved, impossible }

    private mutating func narrow(_ unknown: Int, to bounds: (lower: Double, upper: Double)) -> Narrowing {
        var (low, high) = bounds
        if self.isWhole[unknown] {
            if low.isFinite { low = (low - Self.tolerance).rounded(.up) }
            if high.isFinite { high = (high + Self.tolerance).rounded(.down) }
        }
        var result = Narrowing.none
        if low > self.lower[unknown] + Self.tolerance {
            self.lower[unknown] = low
            result = .moved
        }
        if high < self.upper[unknown] - Self.tolerance {
            self.upper[unknown] = high
            result = .moved
        }
        guard result == .moved else { return .none }
        if self.lower[unknown] > self.upper[unknown] {
            guard self.lower[unknown] - self.upper[unknown] < Self.tolerance * (1 + abs(low)) else { return .impossible }
            self.lower[unknown] = self.upper[unknown]
        }
        return .moved
    }
}
