extension LinearSystem {
    /// The rows that cannot all be met, as far as tightening bounds row by row shows it, ascending: the row that failed, and those
    /// that its bounds came from. Empty when nothing fails.
    func contradiction() -> [Int] {
        var system = self
        var rowsOf = [[Int]](repeating: [], count: self.lower.count)
        for (index, row) in self.rows.enumerated() {
            for term in row.terms { rowsOf[term.unknown].append(index) }
        }
        var queue = Array(self.rows.indices)
        var isQueued = [Bool](repeating: true, count: self.rows.count)
        var steps: [Step] = []
        var next = 0
        // As in `propagate`: what tightens in ever smaller steps is left to the solver.
        let most = 60 * self.rows.count + 1000
        while next < Swift.min(queue.count, most) {
            let index = queue[next]
            next += 1
            isQueued[index] = false
            let before = self.rows[index].terms.map { (system.lower[$0.unknown], system.upper[$0.unknown]) }
            guard let moved = system.tighten(self.rows[index]) else { return self.causes(of: index, steps) }
            guard !moved.isEmpty else { continue }
            for (term, old) in zip(self.rows[index].terms, before) {
                if system.lower[term.unknown] > old.0 { steps.append(Step(row: index, unknown: term.unknown, isUpper: false)) }
                if system.upper[term.unknown] < old.1 { steps.append(Step(row: index, unknown: term.unknown, isUpper: true)) }
            }
            for unknown in moved {
                for other in rowsOf[unknown] where !isQueued[other] {
                    isQueued[other] = true
                    queue.append(other)
                }
            }
        }
        return []
    }

    /// The same as the solver proves it, where no single row shows it: x + y = 9 and x + y + z = 8.
    func provenContradiction() -> [Int] {
        let rows = self.rows.indices.filter { !self.rows[$0].isLoose }
        return LinearProgram(BoundedSystem(self.without(rowsOtherThan: rows))).contradiction().map { rows[$0] }
    }

    /// The same unknowns with only some of the rows.
    func without(rowsOtherThan kept: [Int]) -> LinearSystem {
        var system = self
        system.rows = kept.map { self.rows[$0] }
        return system
    }

    /// A row moved a bound of an unknown.
    private struct Step {
        let row: Int
        let unknown: Int
        let isUpper: Bool

        var bound: Int { 2 * self.unknown + (self.isUpper ? 1 : 0) }
    }

    private func causes(of row: Int, _ steps: [Step]) -> [Int] {
        var rows: Set<Int> = [row]
        var needed = Set(self.rows[row].terms.flatMap { [2 * $0.unknown, 2 * $0.unknown + 1] })
        for step in steps.reversed() where needed.contains(step.bound) {
            rows.insert(step.row)
            needed.remove(step.bound)
            let terms = self.rows[step.row].terms
            // An upper bound comes from the least that the others can be, a lower bound from the most.
            let isFromLeast = terms.contains { $0.unknown == step.unknown && ($0.factor > 0) == step.isUpper }
            for term in terms where term.unknown != step.unknown {
                needed.insert(2 * term.unknown + ((term.factor > 0) == isFromLeast ? 0 : 1))
            }
        }
        return rows.sorted()
    }
}
