/// The attacker of one puzzle: from all that is known, how little and how much each number can be.
///
/// Every whole solution the solver comes by is kept: it shows for all numbers at once what is possible, so that most of them
/// need no question of their own.
final class PuzzleAttack {
    let layout: PuzzleLayout
    private lazy var program = LinearProgram(self.system)
    let system: BoundedSystem
    private(set) lazy var repair = PointRepair(self.system)
    private(set) lazy var moves = MoveProgram(self.system)
    private let patience: Patience
    /// What is known of every number.
    private(set) var bounds: [Bounds]
    private(set) var evidence: Evidence
    /// Whether a question already found that no numbers fit what is known.
    private(set) var isImpossible = false

    init(_ layout: PuzzleLayout, patience: Patience) {
        self.layout = layout
        self.system = BoundedSystem(layout.system)
        self.patience = patience
        self.bounds = [Bounds](repeating: .free, count: layout.count)
        self.evidence = Evidence(layout)
    }

    /// What has been found out, to go back to after a try.
    struct Memory {
        fileprivate let bounds: [Bounds]
        fileprivate let evidence: Evidence
    }

    var memory: Memory { Memory(bounds: self.bounds, evidence: self.evidence) }

    /// Goes back to what was known and found out then.
    func restore(_ memory: Memory) {
        self.learn(memory.bounds)
        self.evidence = memory.evidence
    }

    /// Replaces what is known of every number; points that no longer fit are forgotten.
    func learn(_ bounds: [Bounds]) {
        let changed = bounds.indices.filter { bounds[$0] != self.bounds[$0] }
        for (slot, bounds) in self.layout.slots(of: changed, under: bounds) { self.system.bound(slot, bounds) }
        if !changed.isEmpty { self.isImpossible = false }
        let narrowed = changed.filter { !self.bounds[$0].isWithin(bounds[$0]) }
        self.bounds = bounds
        if !narrowed.isEmpty { self.evidence = self.evidence.fitting(bounds, at: narrowed) }
    }

    /// How far a question is followed.
    enum Effort {
        /// A linear bound is taken for a whole one.
        case linear
        /// Where no whole numbers turn up at the linear ends, the question counts as undecided.
        case quick
        /// Whole-number programming decides.
        case full
    }

    /// Takes over what another attacker of the same puzzle found, as far as it fits what is known here.
    func adopt(_ other: PuzzleAttack) {
        let bound = self.bounds.indices.filter { self.bounds[$0] != .free }
        for point in other.evidence.points where self.evidence.fits(point, self.bounds, at: bound) { self.evidence.add(point) }
    }

    /// Takes over points of any origin, as far as they are whole and fit all that is known here.
    func check(_ points: [[Double]]) {
        for point in points { self.keep(point) }
    }

    /// What has been seen to be possible without asking.
    func seen(_ mark: Int) -> Reach? { self.evidence.seen(mark) }

    /// How far a number reaches; stops as soon as it is seen to reach over `enough`. nil when nothing fits what is known.
    func reach(_ mark: Int, isWhole: Bool, enough: Double, effort: Effort = .full) -> Reach? {
        if let seen = self.shown(mark, enough: enough) ?? self.moved(mark, enough: enough) { return seen }
        guard !self.isImpossible else { return nil }
        if effort == .full { self.start() }
        guard let upper = self.end(of: mark, greatest: true) else { return self.giveUp() }
        if let seen = self.seen(mark), seen.width >= enough { return seen }
        guard let lower = self.end(of: mark, greatest: false) else { return self.giveUp() }
        // Rounded inward and still too narrow: nothing in whole numbers can be wider.
        let bound = isWhole ? Reach(least: Self.ceiling(lower), most: Self.floor(upper)) : Reach(least: lower, most: upper)
        guard bound.width >= enough, isWhole else { return bound }
        if let seen = self.moved(mark, enough: enough, within: bound) { return seen }
        switch effort {
        case .linear: return bound
        case .quick: return Reach(least: bound.least, most: bound.most, isDecided: false)
        case .full: break
        }
        if let seen = self.shownInFull(mark, enough: enough) { return seen }
        guard let most = self.wholeEnd(mark, greatest: true), let least = self.wholeEnd(mark, greatest: false) else {
            return Reach(least: bound.least, most: bound.most, isDecided: false)
        }
        return Reach(least: least, most: most)
    }

    /// The linear bound of a number; nothing need be asked where it was seen as far as its unknowns go.
    private func end(of mark: Int, greatest: Bool) -> Double? {
        let sum = self.layout.sums[mark]
        let room = self.system.room(for: sum)
        if let seen = self.seen(mark), greatest ? seen.most >= room.upper : seen.least <= room.lower {
            return greatest ? seen.most : seen.least
        }
        return self.corner(sum, greatest: greatest)
    }

    /// What is left of a number when a corner is not found: nothing fits, or the solver could not tell.
    private func giveUp() -> Reach? { self.isImpossible ? nil : Reach(least: 0, most: 0, isDecided: false) }

    /// Takes in a first point, from which others can be reached; there may be none.
    func start() {
        guard self.evidence.points.isEmpty else { return }
        _ = self.corner([], greatest: true)
        guard self.evidence.points.isEmpty, !self.isImpossible,
            let point = IntegerProgram(system: self.layout.system(under: self.bounds), patience: self.patience).point()
        else { return }
        self.keep(point)
    }

    /// The linear bound; nil when nothing fits or the solver gives up. Keeps a whole point where it is reached or beside it.
    private func corner(_ aim: [LinearSystem.Term], greatest: Bool) -> Double? {
        switch self.program.solve(aim, maximize: greatest) {
        case .optimal(let value, let point):
            if !self.keep(point), self.evidence.points.isEmpty, let point = self.repair.point(near: point) { self.keep(point) }
            return value
        case .infeasible:
            self.isImpossible = true
            return nil
        case .undecided: return nil
        }
    }

    /// How far a number is shown to reach by one whole point far enough away, which the solver finds sooner than the furthest.
    private func shownInFull(_ mark: Int, enough: Double) -> Reach? {
        guard let seen = self.seen(mark) else { return nil }
        let sum = self.layout.sums[mark]
        for target in [
            Bounds(lower: seen.least + enough, upper: .infinity), Bounds(lower: -.infinity, upper: seen.most - enough),
        ] {
            var system = self.layout.system(under: self.bounds)
            system.addRow(sum, target.lower, target.upper)
            if let point = IntegerProgram(system: system, patience: self.patience).point(), self.keep(point) {
                return self.seen(mark)
            }
        }
        return nil
    }

    /// The bound in whole numbers; nil when time runs out.
    private func wholeEnd(_ mark: Int, greatest: Bool) -> Double? {
        switch IntegerProgram(system: self.layout.system(under: self.bounds), patience: self.patience).solve(
            self.layout.sums[mark], maximize: greatest)
        {
        case .optimal(let value, let point):
            self.keep(point)
            return value.rounded()
        case .infeasible, .undecided: return nil
        }
    }

    /// Keeps a whole point that fits; returns whether it is one.
    @discardableResult
    func keep(_ point: [Double]) -> Bool {
        guard let point = self.fitting(point) else { return false }
        self.evidence.add(point)
        return true
    }

    /// The same, looking only at what differs from a point at hand, where that is little.
    func keep(_ point: [Double], beside base: Evidence.Point) -> Bool {
        var (unknowns, values) = (base.unknowns, base.values)
        var moved: [Int] = []
        for unknown in unknowns.indices where point[unknown] != unknowns[unknown] {
            guard let value = self.whole(point[unknown], unknown), self.system.columns[unknown].contains(value) else {
                return false
            }
            unknowns[unknown] = value
            moved.append(unknown)
        }
        guard moved.count < 100 else { return self.keep(point) }
        let rows = Set(moved.flatMap { self.system.rows(of: $0).map(\.unknown) })
        guard rows.allSatisfy({ self.system.holds(row: $0, at: unknowns) }) else { return false }
        let changed = Set(moved.flatMap { self.layout.places(of: $0) })
        for place in changed { values[place] = self.layout.value(at: place, of: unknowns) }
        self.evidence.add(Evidence.Point(unknowns: unknowns, values: values), differingAt: changed)
        return true
    }

    /// The point when it is whole and fits; nil when it is not.
    func fitting(_ point: [Double]) -> Evidence.Point? {
        var point = point
        for unknown in point.indices {
            guard let value = self.whole(point[unknown], unknown) else { return nil }
            point[unknown] = value
        }
        // Checked wherever it came from: what a solver or a search took for a solution is proof only if it is one.
        guard self.system.holds(point) else { return nil }
        return Evidence.Point(unknowns: point, values: self.layout.values(at: point))
    }

    /// The value of an unknown, rounded off where it must be whole; nil when it is not.
    private func whole(_ value: Double, _ unknown: Int) -> Double? {
        guard self.system.isWhole[unknown] else { return value }
        let rounded = value.rounded()
        return abs(rounded - value) < LinearSystem.tolerance ? rounded : nil
    }

    static func floor(_ value: Double) -> Double { (value + LinearSystem.tolerance).rounded(.down) }
    static func ceiling(_ value: Double) -> Double { (value - LinearSystem.tolerance).rounded(.up) }
}
