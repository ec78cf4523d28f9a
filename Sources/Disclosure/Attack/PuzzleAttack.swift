/// The attacker of one puzzle: from all that is known, how little and how much each number can be.
///
/// Every whole solution the solver comes by is kept: it shows for all numbers at once what is possible, so that most of them
/// need no question of their own.
final class PuzzleAttack {
    let layout: PuzzleLayout
    private let program: LinearProgram
    private let timeLimit: Double
    private var bounds: [Bounds]
    private var points: [[Double]] = []
    private var least: [Double]
    private var most: [Double]

    /// More points than this cost more to look through than they save.
    private static let mostPoints = 400

    init(_ layout: PuzzleLayout, timeLimit: Double) {
        self.layout = layout
        self.program = LinearProgram(layout.system)
        self.timeLimit = timeLimit
        self.bounds = [Bounds](repeating: .free, count: layout.count)
        self.least = [Double](repeating: .infinity, count: layout.count)
        self.most = [Double](repeating: -.infinity, count: layout.count)
    }

    /// What has been found out, to go back to after a try.
    struct Memory {
        fileprivate let bounds: [Bounds]
        fileprivate let points: [[Double]]
        fileprivate let least: [Double]
        fileprivate let most: [Double]
    }

    var memory: Memory { Memory(bounds: self.bounds, points: self.points, least: self.least, most: self.most) }

    /// Goes back to what was known and found out then.
    func restore(_ memory: Memory) {
        self.learn(memory.bounds)
        self.points = memory.points
        self.least = memory.least
        self.most = memory.most
    }

    /// Replaces what is known of every number; points that no longer fit are forgotten.
    func learn(_ bounds: [Bounds]) {
        let changed = bounds.indices.filter { bounds[$0] != self.bounds[$0] }
        for (slot, bounds) in self.layout.slots(of: changed, under: bounds) { self.program.bound(slot, bounds) }
        let narrowed = changed.filter { !self.bounds[$0].isWithin(bounds[$0]) }
        self.bounds = bounds
        guard !narrowed.isEmpty else { return }
        let kept = self.points.filter { point in
            narrowed.allSatisfy { bounds[$0].contains(self.layout.value(of: $0, at: point)) }
        }
        self.points = []
        self.least = [Double](repeating: .infinity, count: self.layout.count)
        self.most = [Double](repeating: -.infinity, count: self.layout.count)
        for point in kept { _ = self.keep(point) }
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
        where bound.allSatisfy({ self.bounds[$0].contains(self.layout.value(of: $0, at: point)) }) { self.keep(point) }
    }

    /// What has been seen to be possible without asking.
    func seen(_ mark: Int) -> Reach? {
        self.least[mark] <= self.most[mark] ? Reach(least: self.least[mark], most: self.most[mark]) : nil
    }

    /// How far a number reaches; stops as soon as it is seen to reach over `enough`. nil when nothing fits what is known.
    ///
    func reach(_ mark: Int, isWhole: Bool, enough: Double, effort: Effort = .full) -> Reach? {
        if let seen = self.seen(mark), seen.width >= enough { return seen }
        guard let upper = self.end(mark, greatest: true), let lower = self.end(mark, greatest: false) else { return nil }
        var bound = Reach(least: lower, most: upper)
        if isWhole { bound = Reach(least: Self.ceiling(lower), most: Self.floor(upper)) }
        // Rounded inward and still too narrow: nothing in whole numbers can be wider.
        guard bound.width >= enough, isWhole, effort != .linear else { return bound }
        if let seen = self.seen(mark), seen.width >= enough { return seen }
        self.lookForWhole(mark, at: bound)
        if let seen = self.seen(mark), seen.width >= enough { return seen }
        guard effort == .full else { return Reach(least: bound.least, most: bound.most, isDecided: false) }
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
                if case .optimal(_, let point) = self.program.solve(aim, maximize: greatest) { self.keep(point) }
            }
        }
    }

    /// The linear bound; nil when nothing fits.
    private func end(_ mark: Int, greatest: Bool) -> Double? {
        guard case .optimal(let value, let point) = self.program.solve(self.layout.sums[mark], maximize: greatest) else {
            return nil
        }
        self.keep(point)
        return value
    }

    /// Looks for whole points at the linear ends: with the number held there, the corners nearest to points that are whole are
    /// mostly whole too.
    private func lookForWhole(_ mark: Int, at reach: Reach) {
        let system = self.layout.system
        for end in [reach.most, reach.least] {
            self.program.bound(self.layout.slot(of: mark), Bounds(lower: end, upper: end))
            for anchor in self.points.suffix(3) {
                let aim = anchor.indices.map { unknown -> LinearSystem.Term in
                    let isLow = anchor[unknown] - system.lower[unknown] <= system.upper[unknown] - anchor[unknown]
                    return LinearSystem.Term(unknown: unknown, factor: isLow ? 1 : -1)
                }
                guard case .optimal(_, let point) = self.program.solve(aim, maximize: false) else { break }
                if self.keep(point) { break }
            }
        }
        for (slot, bounds) in self.layout.slots(of: [mark], under: self.bounds) { self.program.bound(slot, bounds) }
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
    private func keep(_ point: [Double]) -> Bool {
        var point = point
        for (unknown, isWhole) in self.layout.system.isWhole.enumerated() where isWhole {
            let rounded = point[unknown].rounded()
            guard abs(rounded - point[unknown]) < LinearSystem.tolerance else { return false }
            point[unknown] = rounded
        }
        if self.points.count < Self.mostPoints { self.points.append(point) }
        for sum in self.layout.sums.indices {
            let value = self.layout.value(of: sum, at: point)
            if value < self.least[sum] { self.least[sum] = value }
            if value > self.most[sum] { self.most[sum] = value }
        }
        return true
    }

    static func floor(_ value: Double) -> Double { (value + LinearSystem.tolerance).rounded(.down) }
    static func ceiling(_ value: Double) -> Double { (value - LinearSystem.tolerance).rounded(.up) }
}
