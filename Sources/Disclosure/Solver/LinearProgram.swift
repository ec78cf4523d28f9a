internal import CCoin

/// A linear program that is asked many questions: the same unknowns and rows, another aim each time, started from where the
/// last one ended (COIN-OR CLP).
final class LinearProgram {
    private let model: UnsafeMutableRawPointer
    let columns: Int

    init(_ system: LinearSystem) {
        guard let model = Clp_newModel() else { preconditionFailure("CLP gives no model: out of memory") }
        self.model = model
        self.columns = system.lower.count
        Clp_setLogLevel(model, 0)
        // Factors are ±1 almost everywhere: scaling would only cost time.
        Clp_scaling(model, 0)
        let matrix = ColumnMatrix(system)
        let zero = [Double](repeating: 0, count: self.columns)
        Clp_loadProblem(
            model, Int32(self.columns), Int32(system.rows.count), matrix.starts, matrix.rows, matrix.values,
            system.lower.map(\.finite), system.upper.map(\.finite), zero, system.rows.map(\.lower.finite),
            system.rows.map(\.upper.finite))
    }

    deinit { Clp_deleteModel(self.model) }

    /// Sets the bounds of a row; infinite on both sides frees it.
    func bound(row: Int, _ lower: Double, _ upper: Double) {
        Clp_rowLower(self.model)[row] = lower.finite
        Clp_rowUpper(self.model)[row] = upper.finite
    }

    /// Sets the bounds of an unknown.
    func bound(column: Int, _ lower: Double, _ upper: Double) {
        Clp_columnLower(self.model)[column] = lower.finite
        Clp_columnUpper(self.model)[column] = upper.finite
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
        let objective: UnsafeMutablePointer<Double> = Clp_objective(self.model)
        for term in aim { objective[term.unknown] += term.factor }
        defer { for term in aim { objective[term.unknown] = 0 } }
        Clp_setOptimizationDirection(self.model, maximize ? -1 : 1)
        Clp_primal(self.model, 0)
        switch Clp_status(self.model) {
        case 0:
            let solution = UnsafeBufferPointer(start: Clp_primalColumnSolution(self.model), count: self.columns)
            return .optimal(value: Clp_objectiveValue(self.model), columns: Array(solution))
        case 1: return .infeasible
        default: return .undecided
        }
    }
}

extension Double {
    /// The solvers write infinity as the greatest finite number.
    var finite: Double { self.isFinite ? self : (self < 0 ? -.greatestFiniteMagnitude : .greatestFiniteMagnitude) }
}

/// The rows of a system column by column, as the solvers want them.
struct ColumnMatrix {
    var starts: [Int32]
    var rows: [Int32]
    var values: [Double]

    init(_ system: LinearSystem) {
        var count = [Int32](repeating: 0, count: system.lower.count + 1)
        for row in system.rows { for term in row.terms { count[term.unknown + 1] += 1 } }
        for column in count.indices.dropFirst() { count[column] += count[column - 1] }
        self.starts = count
        let total = Int(count.last ?? 0)
        self.rows = [Int32](repeating: 0, count: total)
        self.values = [Double](repeating: 0, count: total)
        var next = count
        for (index, row) in system.rows.enumerated() {
            for term in row.terms {
                let place = Int(next[term.unknown])
                next[term.unknown] += 1
                self.rows[place] = Int32(index)
                self.values[place] = term.factor
            }
        }
    }
}
