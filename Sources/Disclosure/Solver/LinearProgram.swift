internal import CCoin

/// A linear program that is asked many questions: the same unknowns, another aim each time, started from where the last one
/// ended (COIN-OR CLP).
final class LinearProgram {
    private let system: BoundedSystem
    private var model: UnsafeMutableRawPointer
    private var telling: TellingRows

    /// The program over a system, whose bounds may change from question to question.
    init(_ system: BoundedSystem) {
        self.system = system
        self.telling = TellingRows(system)
        self.model = Self.model(system, self.telling)
    }

    deinit { Clp_deleteModel(self.model) }

    /// A program of CLP without anything in it, to be deleted by who asked for it.
    static func emptyModel() -> UnsafeMutableRawPointer {
        guard let model = Clp_newModel() else { preconditionFailure("CLP gives no model: out of memory") }
        Clp_setLogLevel(model, 0)
        // Factors are ±1 almost everywhere: scaling would only cost time.
        Clp_scaling(model, 0)
        return model
    }

    private static func model(_ system: BoundedSystem, _ telling: TellingRows) -> UnsafeMutableRawPointer {
        let model = Self.emptyModel()
        let zero = [Double](repeating: 0, count: system.columns.count)
        let bounds = telling.rows.map { system.rows[$0] }
        Clp_loadProblem(
            model, Int32(system.columns.count), Int32(telling.rows.count), telling.starts, telling.rowsOf, telling.values,
            system.columns.map(\.lower.finite), system.columns.map(\.upper.finite), zero, bounds.map(\.lower.finite),
            bounds.map(\.upper.finite))
        return model
    }

    /// Takes over the bounds of the system as they are now.
    private func refresh() {
        guard self.telling.isCurrent(self.system) else {
            Clp_deleteModel(self.model)
            self.telling = TellingRows(self.system)
            self.model = Self.model(self.system, self.telling)
            return
        }
        for (place, row) in self.telling.rows.enumerated() {
            Clp_rowLower(self.model)[place] = self.system.rows[row].lower.finite
            Clp_rowUpper(self.model)[place] = self.system.rows[row].upper.finite
        }
        for (column, bounds) in self.system.columns.enumerated() {
            Clp_columnLower(self.model)[column] = bounds.lower.finite
            Clp_columnUpper(self.model)[column] = bounds.upper.finite
        }
    }

    enum Outcome {
        case optimal(value: Double, columns: [Double])
        /// Nothing fits.
        case infeasible
        /// The solver gave up: nobody may count on it.
        case undecided
    }

    /// The least value of the aim, or with `maximize` the greatest.
    func solve(_ aim: [LinearSystem.Term], maximize: Bool) -> Outcome {
        self.refresh()
        let objective: UnsafeMutablePointer<Double> = Clp_objective(self.model)
        for term in aim { objective[term.unknown] += term.factor }
        defer { for term in aim { objective[term.unknown] = 0 } }
        Clp_setOptimizationDirection(self.model, maximize ? -1 : 1)
        Clp_primal(self.model, 0)
        switch Clp_status(self.model) {
        case 0:
            let solution = UnsafeBufferPointer(start: Clp_primalColumnSolution(self.model), count: self.system.columns.count)
            return .optimal(value: Clp_objectiveValue(self.model), columns: Array(solution))
        case 1: return .infeasible
        default: return .undecided
        }
    }
}

extension LinearProgram {
    /// Rows that cannot all be met within the bounds of the unknowns, with the sum of them that proves it: nothing fits that. All rows
    /// where the solver finds that nothing fits and gives no proof; empty when something fits, or it gives up.
    func contradiction() -> [Int] {
        guard case .infeasible = self.solve([], maximize: false) else { return [] }
        if let rows = self.provenRows() { return rows }
        // The other way round it is often clearer where it goes wrong.
        Clp_dual(self.model, 0)
        return self.provenRows() ?? self.telling.rows
    }

    private func provenRows() -> [Int]? {
        guard let ray = Clp_infeasibilityRay(self.model) else { return nil }
        defer { Clp_freeRay(self.model, ray) }
        var factors: [(row: Int, factor: Double)] = []
        for (place, row) in self.telling.rows.enumerated() where abs(ray[place]) > LinearSystem.tolerance {
            factors.append((row, ray[place]))
        }
        return self.proves(factors) ? factors.map(\.row) : nil
    }

    /// Whether a sum of rows lies elsewhere than its unknowns can bring it. The solver is not taken at its word.
    private func proves(_ factors: [(row: Int, factor: Double)]) -> Bool {
        var asked = Bounds(lower: 0, upper: 0)
        var terms: [Int: Double] = [:]
        for (row, factor) in factors {
            asked = asked.adding(self.system.rows[row], factor)
            for term in self.system.terms(of: row) { terms[term.unknown, default: 0] += factor * term.factor }
        }
        var possible = Bounds(lower: 0, upper: 0)
        for (unknown, factor) in terms where abs(factor) > Double.ulpOfOne * 1e4 {
            possible = possible.adding(self.system.columns[unknown], factor)
        }
        return asked.lower > possible.upper + LinearSystem.tolerance || asked.upper < possible.lower - LinearSystem.tolerance
    }
}

extension Bounds {
    fileprivate func adding(_ other: Bounds, _ factor: Double) -> Bounds {
        let (a, b) = (factor * other.lower, factor * other.upper)
        return Bounds(lower: self.lower + min(a, b), upper: self.upper + max(a, b))
    }
}

extension Double {
    /// The solvers write infinity as the greatest finite number.
    var finite: Double { self.isFinite ? self : (self < 0 ? -.greatestFiniteMagnitude : .greatestFiniteMagnitude) }
}
