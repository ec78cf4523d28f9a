internal import CCoin
internal import Synchronization

/// One question in whole numbers, for where a linear bound does not decide (COIN-OR CBC).
struct IntegerProgram {
    let system: LinearSystem
    let patience: Patience
    /// Branches after which it is given up, which happens at the same place on every machine; nil = as many as there is time for.
    var mostBranches: Int?

    /// CBC's C interface keeps the parameters of a run in static variables: two at a time spoil each other's answers.
    private static let turn = Mutex(())

    enum Outcome {
        case optimal(value: Double, columns: [Double])
        case infeasible
        /// Time ran out, or the solver gave up: nobody may count on it.
        case undecided
    }

    /// The least value of the aim, or with `maximize` the greatest, with every whole unknown whole.
    func solve(_ aim: [LinearSystem.Term], maximize: Bool) -> Outcome {
        self.solve(aim, maximize: maximize, isFirstEnough: false)
    }

    /// Any point that fits, with a low value of the aim rather than a high one.
    func point(_ aim: [LinearSystem.Term] = []) -> [Double]? {
        guard case .optimal(_, let point) = self.solve(aim, maximize: false, isFirstEnough: true) else { return nil }
        return point
    }

    private func solve(_ aim: [LinearSystem.Term], maximize: Bool, isFirstEnough: Bool) -> Outcome {
        guard !self.patience.isSpent else { return .undecided }
        return self.patience.spend { Self.turn.withLock { _ in self.run(aim, maximize, isFirstEnough) } }
    }

    /// Without rows each unknown goes its own way.
    private func untied(_ aim: [LinearSystem.Term], maximize: Bool) -> Outcome {
        var point = zip(self.system.lower, self.system.upper).map { min(max(0, $0), $1) }
        for term in aim {
            point[term.unknown] =
                (term.factor > 0) == maximize ? self.system.upper[term.unknown] : self.system.lower[term.unknown]
        }
        return .optimal(value: aim.reduce(0) { $0 + $1.factor * point[$1.unknown] }, columns: point)
    }

    private func run(_ aim: [LinearSystem.Term], _ maximize: Bool, _ isFirstEnough: Bool) -> Outcome {
        // CBC ends the program when it has nothing to tie.
        guard !self.system.rows.isEmpty else { return self.untied(aim, maximize: maximize) }
        guard let model = Cbc_newModel() else { return .undecided }
        defer { Cbc_deleteModel(model) }
        Cbc_setLogLevel(model, 0)
        let matrix = ColumnMatrix(self.system)
        var objective = [Double](repeating: 0, count: self.system.lower.count)
        for term in aim { objective[term.unknown] += term.factor }
        Cbc_loadProblem(
            model, Int32(self.system.lower.count), Int32(self.system.rows.count), matrix.starts, matrix.rows, matrix.values,
            self.system.lower.map(\.finite), self.system.upper.map(\.finite), objective, self.system.rows.map(\.lower.finite),
            self.system.rows.map(\.upper.finite))
        for (column, isWhole) in self.system.isWhole.enumerated() where isWhole { Cbc_setInteger(model, Int32(column)) }
        Cbc_setObjSense(model, maximize ? -1 : 1)
        Cbc_setMaximumSeconds(model, self.patience.next)
        if let mostBranches { Cbc_setMaximumNodes(model, Int32(mostBranches)) }
        // How far the first may lie from the best does not matter then.
        Cbc_setAllowableGap(model, isFirstEnough ? 1e9 : 0)
        // The linear ends are nearly whole here: taking the problem apart first and cutting it took most of the time.
        for name in ["preprocess", "cuts"] { Cbc_setParameter(model, name, "off") }
        Cbc_solve(model)
        if Cbc_isProvenInfeasible(model) != 0 { return .infeasible }
        guard Cbc_isProvenOptimal(model) != 0, let solution = Cbc_getColSolution(model) else { return .undecided }
        return .optimal(
            value: Cbc_getObjValue(model), columns: Array(UnsafeBufferPointer(start: solution, count: self.system.lower.count)))
    }
}
