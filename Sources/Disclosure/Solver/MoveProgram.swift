internal import CCoin

/// From one whole point to the nearest whole one in which some number lies elsewhere, as a linear program over the move itself
/// (COIN-OR CLP).
///
/// Standing still is its starting basis, whatever the point: then only the number that is asked for is out of bounds, and the
/// solver has no more to do than the move is long. Short moves are nearly always whole; the ends of a number, which lie far away,
/// are fractions in hundreds of unknowns.
final class MoveProgram {
    private let model: UnsafeMutableRawPointer
    private let system: BoundedSystem
    /// The unknowns that may move, and the rows that hold any of them.
    private let columns: [Int]
    private let rows: [Int]
    private let standingStill: [UInt8]

    enum Outcome {
        case found([Double])
        /// Not even in fractions.
        case impossible
        case notFound
    }

    /// `columns`: the unknowns that may move, all when nil. `prices`: by unknown, what it costs to move it by one.
    init(_ system: BoundedSystem, columns: [Int]? = nil, prices: [Double]? = nil) {
        guard let model = Clp_newModel() else { preconditionFailure("CLP gives no model: out of memory") }
        let columns = columns ?? Array(system.columns.indices)
        var rows: [Int] = []
        var place = [Int32](repeating: -1, count: system.rows.count)
        var (starts, rowsOf, values) = ([Int32(0)], [Int32](), [Double]())
        for unknown in columns {
            for row in system.rows(of: unknown) {
                if place[row.unknown] < 0 {
                    place[row.unknown] = Int32(rows.count)
                    rows.append(row.unknown)
                }
                rowsOf.append(place[row.unknown])
                values.append(row.factor)
            }
            starts.append(Int32(values.count))
        }
        (self.model, self.system, self.columns, self.rows) = (model, system, columns, rows)
        // As CLP writes it: unknowns at their lower bound, rows in the basis.
        self.standingStill = [UInt8](repeating: 3, count: 2 * columns.count) + [UInt8](repeating: 1, count: rows.count)
        Clp_setLogLevel(model, 0)
        Clp_scaling(model, 0)
        // Every unknown twice, its way up and its way down. Prices differ a little, so that no two moves cost the same.
        let costs = (0..<2 * columns.count).map { column in
            let unknown = columns[column % columns.count]
            let tie = Double(UInt32(truncatingIfNeeded: (unknown + 1) &* 0x9e37_79b9) >> 16) / 1_000_000
            return (prices?[unknown] ?? 1) * (1 + tie)
        }
        let zero = [Double](repeating: 0, count: 2 * columns.count)
        let free = [Double](repeating: .greatestFiniteMagnitude, count: rows.count)
        Clp_loadProblem(
            model, Int32(2 * columns.count), Int32(rows.count), starts + starts.dropFirst().map { $0 + Int32(values.count) },
            rowsOf + rowsOf, values + values.map { -$0 }, zero, zero, costs, free.map { -$0 }, free)
    }

    deinit { Clp_deleteModel(self.model) }

    /// Sets what it costs to move an unknown by one; for a program over all unknowns.
    func price(_ unknown: Int, _ price: Double) {
        let prices: UnsafeMutablePointer<Double> = Clp_objective(self.model)
        (prices[unknown], prices[unknown + self.columns.count]) = (price, price)
    }

    /// The cheapest move from `point`, which need not fit, to one that does, fractions or not, and what it costs; nil when there is
    /// none under `most`. For a program over all unknowns.
    func move(from point: [Double], under most: Double) -> (change: [Double], price: Double)? {
        Clp_setDualObjectiveLimit(self.model, most)
        self.stand(at: point)
        Clp_dual(self.model, 0)
        guard Clp_status(self.model) == 0, let move = Clp_primalColumnSolution(self.model) else { return nil }
        return (self.columns.indices.map { move[$0] - move[$0 + self.columns.count] }, Clp_objectiveValue(self.model))
    }

    /// A whole point near `point`, which fits, in which what stands in `slot` lies within `target` too.
    ///
    /// `tries`: linear programs after which it is given up. `mend`: looks for a whole point beside one that is not.
    func point(
        near point: [Double], bringing slot: PuzzleLayout.Slot, within target: Bounds, tries: Int,
        mend: ([Double]) -> [Double]? = { _ in nil }
    ) -> Outcome {
        self.stand(at: point)
        switch slot {
        case .unknown(let unknown):
            guard let column = self.columns.firstIndex(of: unknown) else { return .notFound }
            let bounds = self.system.columns[unknown].meeting(target)
            self.limit(column: column, bounds.lower - point[unknown], bounds.upper - point[unknown])
        case .row(let row):
            guard let place = self.rows.firstIndex(of: row) else { return .notFound }
            self.limit(row: place, self.system.rows[row].meeting(target), self.system.activity(of: row, at: point))
        }
        var tries = tries
        return self.dive(from: point, &tries, mend)
    }

    /// Makes every bound one on the move from a point, and standing still the basis.
    private func stand(at point: [Double]) {
        for (column, unknown) in self.columns.enumerated() {
            let bounds = self.system.columns[unknown]
            self.limit(column: column, bounds.lower - point[unknown], bounds.upper - point[unknown])
        }
        for (place, row) in self.rows.enumerated() {
            let bounds = self.system.rows[row]
            self.limit(row: place, bounds, bounds == .free ? 0 : self.system.activity(of: row, at: point))
        }
        self.standingStill.withUnsafeBufferPointer { Clp_copyinStatus(self.model, $0.baseAddress) }
    }

    private func limit(column up: Int, _ lower: Double, _ upper: Double) {
        let down = up + self.columns.count
        Clp_columnLower(self.model)[up] = max(0, lower).finite
        Clp_columnUpper(self.model)[up] = max(0, upper).finite
        Clp_columnLower(self.model)[down] = max(0, -upper).finite
        Clp_columnUpper(self.model)[down] = max(0, -lower).finite
    }

    private func limit(row: Int, _ bounds: Bounds, _ activity: Double) {
        Clp_rowLower(self.model)[row] = (bounds.lower - activity).finite
        Clp_rowUpper(self.model)[row] = (bounds.upper - activity).finite
    }

    /// Solves, and where a whole number comes out as a fraction, first tries the nearest whole one and then the other side.
    private func dive(from point: [Double], _ tries: inout Int, _ mend: ([Double]) -> [Double]?) -> Outcome {
        guard tries > 0 else { return .notFound }
        tries -= 1
        Clp_dual(self.model, 0)
        switch Clp_status(self.model) {
        case 0: break
        case 1: return .impossible
        default: return .notFound
        }
        guard let move = Clp_primalColumnSolution(self.model) else { return .notFound }
        var found = point
        var broken: (column: Int, change: Double, distance: Double)?
        for (column, unknown) in self.columns.enumerated() {
            let change = move[column] - move[column + self.columns.count]
            found[unknown] += change
            guard self.system.isWhole[unknown] else { continue }
            let distance = abs(change - change.rounded())
            if distance > LinearSystem.tolerance, distance < broken?.distance ?? 1 { broken = (column, change, distance) }
        }
        guard let broken else { return .found(found) }
        if let whole = mend(found) { return .found(whole) }
        let now = self.limits(of: broken.column)
        let below = Bounds(lower: now.lower, upper: broken.change.rounded(.down))
        let above = Bounds(lower: broken.change.rounded(.up), upper: now.upper)
        var isImpossible = true
        for side in broken.change - below.upper <= 0.5 ? [below, above] : [above, below] {
            self.limit(column: broken.column, side.lower, side.upper)
            switch self.dive(from: point, &tries, mend) {
            case .found(let point): return .found(point)
            case .notFound: isImpossible = false
            case .impossible: break
            }
            guard tries > 0 else { return .notFound }
        }
        self.limit(column: broken.column, now.lower, now.upper)
        return isImpossible ? .impossible : .notFound
    }

    /// Between what the change of an unknown lies now.
    private func limits(of up: Int) -> Bounds {
        let down = up + self.columns.count
        return Bounds(
            lower: Clp_columnLower(self.model)[up] - Clp_columnUpper(self.model)[down],
            upper: Clp_columnUpper(self.model)[up] - Clp_columnLower(self.model)[down])
    }
}
