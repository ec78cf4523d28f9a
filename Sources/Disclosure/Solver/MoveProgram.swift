internal import CCoin

/// From one whole point to the nearest whole one in which some number lies elsewhere, as a linear program over the move itself
/// (COIN-OR CLP).
///
/// Standing still is its starting basis, whatever the point: then only the number that is asked for is out of bounds, and the
/// solver has no more to do than the move is long. Short moves are nearly always whole; the ends of a number, which lie far away,
/// are fractions in hundreds of unknowns.
final class MoveProgram {
    private let system: BoundedSystem
    /// By unknown, what it costs to move it by one.
    private var prices: [Double]
    private var model: MoveModel

    enum Outcome {
        case found([Double])
        /// Not even in fractions.
        case impossible
        case notFound
    }

    /// `prices`: by unknown, what it costs to move it by one.
    init(_ system: BoundedSystem, prices: [Double]? = nil) {
        self.system = system
        self.prices = system.columns.indices.map { Self.distinct(prices?[$0] ?? 1, $0) }
        self.model = MoveModel(system, prices: self.prices)
    }

    private var clp: UnsafeMutableRawPointer { self.model.clp }

    /// Sets what it costs to move an unknown by one.
    func price(_ unknown: Int, _ price: Double) {
        self.prices[unknown] = Self.distinct(price, unknown)
        self.model.price(unknown, self.prices[unknown])
    }

    /// Prices differ a little, so that no two moves cost the same.
    private static func distinct(_ price: Double, _ unknown: Int) -> Double {
        price * (1 + Double(UInt32(truncatingIfNeeded: (unknown + 1) &* 0x9e37_79b9) >> 16) / 1_000_000)
    }

    /// The cheapest move from `point`, which need not fit, to one that does and in which what stands in `slot` lies within `target`,
    /// fractions or not, and what it costs; nil when there is none under `most`.
    func move(
        from point: [Double], bringing slot: PuzzleLayout.Slot? = nil, within target: Bounds = .free, under most: Double
    ) -> (change: [Double], price: Double)? {
        self.stand(at: point, bringing: slot, within: target)
        Clp_setDualObjectiveLimit(self.clp, most)
        Clp_dual(self.clp, 0)
        guard Clp_status(self.clp) == 0, let move = Clp_primalColumnSolution(self.clp) else { return nil }
        return (self.prices.indices.map { self.change(of: $0, in: move) }, Clp_objectiveValue(self.clp))
    }

    /// A whole point near `point`, which fits, in which what stands in `slot` lies within `target` too.
    ///
    /// `tries`: linear programs after which it is given up. `mend`: looks for a whole point beside one that is not.
    func point(
        near point: [Double], bringing slot: PuzzleLayout.Slot, within target: Bounds, tries: Int,
        mend: ([Double]) -> [Double]? = { _ in nil }
    ) -> Outcome {
        self.stand(at: point, bringing: slot, within: target)
        var tries = tries
        return self.dive(from: point, &tries, mend)
    }

    /// Makes every bound one on the move from a point, and standing still the basis.
    private func stand(at point: [Double], bringing slot: PuzzleLayout.Slot?, within target: Bounds) {
        if !self.model.telling.isCurrent(self.system) {
            self.model = MoveModel(self.system, prices: self.prices)
        }
        for unknown in self.prices.indices {
            let bounds = slot == .unknown(unknown) ? self.system.columns[unknown].meeting(target) : self.system.columns[unknown]
            self.limit(unknown, bounds.lower - point[unknown], bounds.upper - point[unknown])
        }
        for (place, row) in self.model.telling.rows.enumerated() {
            let bounds = slot == .row(row) ? self.system.rows[row].meeting(target) : self.system.rows[row]
            self.limit(row: place, bounds, bounds == .free ? 0 : self.system.activity(of: row, at: point))
        }
        self.model.extend(by: self.ownRow(of: slot, target, at: point))
        self.model.standStill()
    }

    /// The row of what is asked for, where it says nothing by itself and so is not among the others.
    private func ownRow(
        of slot: PuzzleLayout.Slot?, _ target: Bounds, at point: [Double]
    ) -> (terms: ArraySlice<LinearSystem.Term>, bounds: Bounds)? {
        guard case .row(let row) = slot, !self.model.telling.contains(row) else { return nil }
        let activity = self.system.activity(of: row, at: point)
        return (self.system.terms(of: row), Bounds(lower: target.lower - activity, upper: target.upper - activity))
    }

    /// How far an unknown moves.
    private func change(of up: Int, in move: UnsafeMutablePointer<Double>) -> Double { move[up] - move[up + self.prices.count] }

    private func limit(_ up: Int, _ lower: Double, _ upper: Double) {
        let down = up + self.prices.count
        Clp_columnLower(self.clp)[up] = max(0, lower).finite
        Clp_columnUpper(self.clp)[up] = max(0, upper).finite
        Clp_columnLower(self.clp)[down] = max(0, -upper).finite
        Clp_columnUpper(self.clp)[down] = max(0, -lower).finite
    }

    private func limit(row: Int, _ bounds: Bounds, _ activity: Double) {
        Clp_rowLower(self.clp)[row] = (bounds.lower - activity).finite
        Clp_rowUpper(self.clp)[row] = (bounds.upper - activity).finite
    }

    /// Solves, and where a whole number comes out as a fraction, first tries the nearest whole one and then the other side.
    private func dive(from point: [Double], _ tries: inout Int, _ mend: ([Double]) -> [Double]?) -> Outcome {
        guard tries > 0 else { return .notFound }
        tries -= 1
        Clp_dual(self.clp, 0)
        switch Clp_status(self.clp) {
        case 0: break
        case 1: return .impossible
        default: return .notFound
        }
        guard let move = Clp_primalColumnSolution(self.clp) else { return .notFound }
        var found = point
        var broken: (unknown: Int, change: Double, distance: Double)?
        for unknown in found.indices {
            let change = self.change(of: unknown, in: move)
            found[unknown] += change
            guard self.system.isWhole[unknown] else { continue }
            let distance = abs(change - change.rounded())
            if distance > LinearSystem.tolerance, distance < broken?.distance ?? 1 { broken = (unknown, change, distance) }
        }
        guard let broken else { return .found(found) }
        if let whole = mend(found) { return .found(whole) }
        let now = self.limits(of: broken.unknown)
        let below = Bounds(lower: now.lower, upper: broken.change.rounded(.down))
        let above = Bounds(lower: broken.change.rounded(.up), upper: now.upper)
        var isImpossible = true
        for side in broken.change - below.upper <= 0.5 ? [below, above] : [above, below] {
            self.limit(broken.unknown, side.lower, side.upper)
            switch self.dive(from: point, &tries, mend) {
            case .found(let point): return .found(point)
            case .notFound: isImpossible = false
            case .impossible: break
            }
            guard tries > 0 else { return .notFound }
        }
        self.limit(broken.unknown, now.lower, now.upper)
        return isImpossible ? .impossible : .notFound
    }

    /// Between what the change of an unknown lies now.
    private func limits(of up: Int) -> Bounds {
        let down = up + self.prices.count
        return Bounds(
            lower: Clp_columnLower(self.clp)[up] - Clp_columnUpper(self.clp)[down],
            upper: Clp_columnUpper(self.clp)[up] - Clp_columnLower(self.clp)[down])
    }
}
