/// The attacker of one puzzle: from all that is known, how little and how much each number can be.
///
/// Every whole solution the solver comes by is kept: it shows for all numbers at once what is possible, so that most of them
/// need no question of their own.
final class PuzzleAttack {
    let layout: PuzzleLayout
    private let program: LinearProgram
    let repair: PointRepair
    private let timeLimit: Double
    private var bounds: [Bounds]
    private(set) var points: [Point] = []
    private(set) var least: [Double]
    private(set) var most: [Double]
    /// The points that show the least and the most of each number; nil when they were not kept.
    private(set) var leastAt: [Int?]
    private(set) var mostAt: [Int?]
    /// Whether a question already found that no numbers fit what is known.
    private var isImpossible = false

    /// A whole point that fits what is known, with what every sum is there.
    struct Point {
        let unknowns: [Double]
        let sums: [Double]
    }

    /// More points than this cost more to look through than they save.
    private static let mostPoints = 400

    init(_ layout: PuzzleLayout, timeLimit: Double) {
        self.layout = layout
        self.program = LinearProgram(layout.system)
        self.repair = PointRepair(layout.system)
        self.timeLimit = timeLimit
        self.bounds = [Bounds](repeating: .free, count: layout.count)
        self.least = [Double](repeating: .infinity, count: layout.count)
        self.most = [Double](repeating: -.infinity, count: layout.count)
        self.leastAt = [Int?](repeating: nil, count: layout.count)
        self.mostAt = self.leastAt
    }

    /// What has been found out, to go back to after a try.
    struct Memory {
        fileprivate let bounds: [Bounds]
        fileprivate let points: [Point]
        fileprivate let least: [Double]
        fileprivate let most: [Double]
        fileprivate let leastAt: [Int?]
        fileprivate let mostAt: [Int?]
    }

    var memory: Memory {
        Memory(
            bounds: self.bounds, points: self.points, least: self.least, most: self.most, leastAt: self.leastAt,
            mostAt: self.mostAt)
    }

    /// Goes back to what was known and found out then.
    func restore(_ memory: Memory) {
        self.learn(memory.bounds)
        self.points = memory.points
        (self.least, self.most) = (memory.least, memory.most)
        (self.leastAt, self.mostAt) = (memory.leastAt, memory.mostAt)
    }

    /// Replaces what is known of every number; points that no longer fit are forgotten.
    func learn(_ bounds: [Bounds]) {
        let changed = bounds.indices.filter { bounds[$0] != self.bounds[$0] }
        for (slot, bounds) in self.layout.slots(of: changed, under: bounds) {
            self.program.bound(slot, bounds)
            self.repair.bound(slot, bounds)
        }
        if !changed.isEmpty { self.isImpossible = false }
        let narrowed = changed.filter { !self.bounds[$0].isWithin(bounds[$0]) }
        self.bounds = bounds
        guard !narrowed.isEmpty else { return }
        let kept = self.points.filter { point in
            narrowed.allSatisfy { bounds[$0].contains(point.sums[$0]) }
        }
        self.points = []
        self.least = [Double](repeating: .infinity, count: self.layout.count)
        self.most = [Double](repeating: -.infinity, count: self.layout.count)
        self.leastAt = [Int?](repeating: nil, count: self.layout.count)
        self.mostAt = self.leastAt
        for point in kept { self.add(point) }
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
        for point in other.points
        where bound.allSatisfy({ self.bounds[$0].contains(point.sums[$0]) }) { self.add(point) }
    }

    /// What has been seen to be possible without asking.
    func seen(_ mark: Int) -> Reach? {
        self.least[mark] <= self.most[mark] ? Reach(least: self.least[mark], most: self.most[mark]) : nil
    }

    /// How far a number reaches; stops as soon as it is seen to reach over `enough`. nil when nothing fits what is known.
    func reach(_ mark: Int, isWhole: Bool, enough: Double, effort: Effort = .full) -> Reach? {
        if let seen = self.shown(mark, enough: enough) { return seen }
        guard !self.isImpossible else { return nil }
        guard let upper = self.corner(self.layout.sums[mark], greatest: true) else { return nil }
        if let seen = self.seen(mark), seen.width >= enough { return seen }
        guard let lower = self.corner(self.layout.sums[mark], greatest: false) else { return nil }
        var bound = Reach(least: lower.value, most: upper.value)
        if isWhole { bound = Reach(least: Self.ceiling(lower.value), most: Self.floor(upper.value)) }
        // Rounded inward and still too narrow: nothing in whole numbers can be wider.
        guard bound.width >= enough, isWhole, effort != .linear else { return bound }
        if let seen = self.shown(mark, enough: enough, near: [upper.point, lower.point]) { return seen }
        guard effort == .full else { return Reach(least: bound.least, most: bound.most, isDecided: false) }
        if let seen = self.shownInFull(mark, enough: enough) { return seen }
        guard let most = self.wholeEnd(mark, greatest: true), let least = self.wholeEnd(mark, greatest: false) else {
            return Reach(least: bound.least, most: bound.most, isDecided: false)
        }
        return Reach(least: least, most: most)
    }

    /// Looks for points far apart in many numbers at once: all as great as they can be together, all as little, and in eight
    /// ways half against half. What these show needs no question of its own.
    func explore(_ marks: [Int]) {
        for round in 0..<9 {
            // A fixed mixing of position and round; which half a number is in matters to nobody.
            let aim = marks.flatMap { mark -> [LinearSystem.Term] in
                let isUp = round == 0 || ((UInt64(mark + 1) &* 0x9e37_79b9_7f4a_7c15) >> UInt64(20 + round)) & 1 == 0
                return self.layout.sums[mark].map {
                    LinearSystem.Term(unknown: $0.unknown, factor: isUp ? $0.factor : -$0.factor)
                }
            }
            for greatest in [true, false] {
                _ = self.corner(aim, greatest: greatest)
            }
        }
    }

    /// The linear bound and a corner where it is reached; nil when nothing fits. Keeps a whole point there or beside it.
    private func corner(_ aim: [LinearSystem.Term], greatest: Bool) -> (value: Double, point: [Double])? {
        guard case .optimal(let value, let point) = self.program.solve(aim, maximize: greatest) else {
            self.isImpossible = true
            return nil
        }
        if !self.keep(point), let point = self.repair.point(near: point) { self.keep(point) }
        return (value, point)
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
            if case .optimal(_, let point) = IntegerProgram(system: system, timeLimit: self.timeLimit).solve([], maximize: false),
                self.keep(point)
            {
                return self.seen(mark)
            }
        }
        return nil
    }

    /// The bound in whole numbers; nil when time runs out.
    private func wholeEnd(_ mark: Int, greatest: Bool) -> Double? {
        switch IntegerProgram(system: self.layout.system(under: self.bounds), timeLimit: self.timeLimit).solve(
            self.layout.sums[mark], maximize: greatest)
        {
        case .optimal(let value, let point):
            self.keep(point)
            return value.rounded()
        case .infeasible, .undecided: return nil
        }
    }

    /// Keeps a whole point; returns whether it is one.
    @discardableResult
    func keep(_ point: [Double]) -> Bool {
        var point = point
        for (unknown, isWhole) in self.layout.system.isWhole.enumerated() where isWhole {
            let rounded = point[unknown].rounded()
            guard abs(rounded - point[unknown]) < LinearSystem.tolerance else { return false }
            point[unknown] = rounded
        }
        self.add(Point(unknowns: point, sums: self.layout.sums.indices.map { self.layout.value(of: $0, at: point) }))
        return true
    }

    private func add(_ point: Point) {
        var place: Int?
        if self.points.count < Self.mostPoints {
            place = self.points.count
            self.points.append(point)
        }
        for (sum, value) in point.sums.enumerated() {
            if value < self.least[sum] { (self.least[sum], self.leastAt[sum]) = (value, place) }
            if value > self.most[sum] { (self.most[sum], self.mostAt[sum]) = (value, place) }
        }
    }

    static func floor(_ value: Double) -> Double { (value + LinearSystem.tolerance).rounded(.down) }
    static func ceiling(_ value: Double) -> Double { (value - LinearSystem.tolerance).rounded(.up) }
}
