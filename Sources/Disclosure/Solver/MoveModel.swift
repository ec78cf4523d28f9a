internal import CCoin

/// The linear program of a ``MoveProgram`` as CLP has it: every unknown twice, its way up and its way down, and the rows that say
/// anything.
final class MoveModel {
    let clp: UnsafeMutableRawPointer
    let telling: TellingRows
    private let unknowns: Int
    private var standingStill: [UInt8]
    private var isExtended = false

    /// `prices`: by unknown, what it costs to move it by one.
    init(_ system: BoundedSystem, prices: [Double]) {
        let clp = LinearProgram.emptyModel()
        let telling = TellingRows(system)
        let (rows, values) = (telling.rows.count, telling.values)
        (self.clp, self.telling, self.unknowns) = (clp, telling, prices.count)
        // As CLP writes it: unknowns at their lower bound, rows in the basis.
        self.standingStill = [UInt8](repeating: 3, count: 2 * prices.count) + [UInt8](repeating: 1, count: rows)
        let zero = [Double](repeating: 0, count: 2 * prices.count)
        let free = [Double](repeating: .greatestFiniteMagnitude, count: rows)
        Clp_loadProblem(
            clp, Int32(2 * prices.count), Int32(rows),
            telling.starts + telling.starts.dropFirst().map { $0 + Int32(values.count) }, telling.rowsOf + telling.rowsOf,
            values + values.map { -$0 }, zero, zero, prices + prices, free.map { -$0 }, free)
    }

    deinit { Clp_deleteModel(self.clp) }

    /// Sets what it costs to move an unknown by one, either way.
    func price(_ unknown: Int, _ price: Double) {
        let prices: UnsafeMutablePointer<Double> = Clp_objective(self.clp)
        (prices[unknown], prices[unknown + self.unknowns]) = (price, price)
    }

    /// Takes one row in beside its own, or none, in the place of the last one that was.
    func extend(by row: (terms: ArraySlice<LinearSystem.Term>, bounds: Bounds)?) {
        if self.isExtended {
            Clp_deleteRows(self.clp, 1, [Int32(self.telling.rows.count)])
            self.standingStill.removeLast()
        }
        self.isExtended = row != nil
        guard let (terms, bounds) = row else { return }
        Clp_addRows(
            self.clp, 1, [bounds.lower.finite], [bounds.upper.finite], [0, Int32(2 * terms.count)],
            terms.map { Int32($0.unknown) } + terms.map { Int32($0.unknown + self.unknowns) },
            terms.map(\.factor) + terms.map { -$0.factor })
        self.standingStill.append(1)
    }

    /// Makes standing still the basis.
    func standStill() {
        self.standingStill.withUnsafeBufferPointer { Clp_copyinStatus(self.clp, $0.baseAddress) }
    }
}
