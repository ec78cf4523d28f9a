/// The attacker who knows the rules. A primary share is small on one side or the other, which is no linear thing: first the
/// sides are taken as they are, which only gives the attacker more, and where that would leave one value, other sides are tried:
/// those that turn out to matter (``SideSearch``), and at last with a whole number for every side.
struct RuleAttack {
    private let attack: PuzzleAttack
    /// Knows what follows from the rules whatever the sides are.
    private let loose: PuzzleAttack
    /// Points that fit the rules with sides of any kind.
    private var anySides: Evidence
    private var sides: [PuzzlePattern.Side] = []
    /// Moves that may still be sought with other sides: without a limit on all questions of a puzzle together it might never end.
    private var movesLeft = 5_000
    private let patience: Patience
    private let isStrict: Bool

    init(_ layout: PuzzleLayout, patience: Patience, isStrict: Bool) {
        self.attack = PuzzleAttack(layout, patience: patience)
        self.loose = PuzzleAttack(layout, patience: patience)
        self.anySides = Evidence(layout)
        self.patience = patience
        self.isStrict = isStrict
    }

    /// What has been found out, to go back to after a try.
    struct Memory {
        fileprivate let attack: PuzzleAttack.Memory
        fileprivate let loose: PuzzleAttack.Memory
        fileprivate let anySides: Evidence
    }

    var memory: Memory { Memory(attack: self.attack.memory, loose: self.loose.memory, anySides: self.anySides) }

    mutating func restore(_ memory: Memory) {
        self.attack.restore(memory.attack)
        self.loose.restore(memory.loose)
        self.anySides = memory.anySides
    }

    mutating func learn(_ pattern: PuzzlePattern) {
        self.attack.learn(pattern.concluded(isStrict: self.isStrict))
        guard !self.isStrict else { return }
        let (bounds, sides) = (pattern.freed.concluded(isStrict: false), pattern.sides)
        self.sides = sides
        self.loose.learn(bounds)
        self.anySides = self.anySides.fitting(bounds, at: Array(bounds.indices)) { point in sides.allSatisfy { $0.fits(point) } }
    }

    /// Takes over points of any origin, as far as they fit with the sides as they are or with any.
    mutating func check(_ points: [[Double]]) {
        for point in points where !self.attack.keep(point) && !self.isStrict { self.keep(point) }
    }

    /// Points that show two values of each of these numbers: with the sides as they are, and with any.
    func points(for sums: [Int]) -> [[Double]] {
        let kinds = [self.attack.evidence, self.anySides]
        return kinds.flatMap { $0.proof(that: sums, reachOver: 1) }.map(\.unknowns)
    }

    /// Whether some point fits the sides as they are.
    var isStarted: Bool { !self.attack.evidence.points.isEmpty }

    /// Looks for a first point, where there is none.
    func start() { self.attack.start() }

    /// Takes over what an attacker who knows less found.
    func adopt(_ other: PuzzleAttack) { self.attack.adopt(other) }

    /// What is left of a number of a hidden cell; nil when nothing fits, so that a reader sees that the rules were otherwise.
    ///
    /// The strict reader is only asked with the sides as they are: it is more than must be withstood.
    mutating func remaining(_ mark: Int, _ pattern: PuzzlePattern, effort: PuzzleAttack.Effort = .full) -> Reach? {
        let first = self.attack.reach(mark, isWhole: true, enough: 1, effort: self.isStrict ? .linear : effort)
        if let first, first.width >= 1 { return first }
        guard !pattern.branches.isEmpty, !self.isStrict else { return first }
        if let seen = self.seen(mark), seen.width >= 1 { return seen }
        guard let seen = self.attack.seen(mark) else { return effort == .full ? self.inFull(mark, pattern) : first }
        for target in Self.beyond(seen) {
            for start in [true, false].compactMap({ self.attack.evidence.end(of: mark, isMost: $0) }) {
                if self.finds(mark, within: target, from: start, most: self.mostMoves(effort)) { return self.seen(mark) }
            }
        }
        return effort == .full ? self.inFull(mark, pattern) : first
    }

    /// In a large puzzle a move takes a fifth of a second, and what fifty do not find, none of 5,000 did.
    private func mostMoves(_ effort: PuzzleAttack.Effort) -> Int {
        guard effort == .full else { return 20 }
        return self.loose.isLarge ? 50 : 400
    }

    /// Looks for a point with sides of any kind in which a number lies elsewhere, in at most so many moves.
    private mutating func finds(_ mark: Int, within target: Bounds, from start: Evidence.Point, most: Int) -> Bool {
        let most = min(most, self.movesLeft)
        var left = most
        let found = SideSearch(self.loose, self.sides, from: start).point(bringing: mark, within: target, moves: &left)
        self.movesLeft -= most - left
        if let found { self.anySides.add(found) }
        return found != nil
    }

    private static func beyond(_ seen: Reach) -> [Bounds] {
        [Bounds(lower: seen.most + 1, upper: .infinity), Bounds(lower: -.infinity, upper: seen.least - 1)]
    }

    /// What has been seen to be possible with any sides.
    private func seen(_ mark: Int) -> Reach? {
        guard let one = self.attack.seen(mark) else { return self.anySides.seen(mark) }
        guard let other = self.anySides.seen(mark) else { return one }
        return Reach(least: min(one.least, other.least), most: max(one.most, other.most))
    }

    /// Keeps a point when it fits the rules with some sides; returns whether it does.
    @discardableResult
    private mutating func keep(_ point: [Double]) -> Bool {
        guard let point = self.loose.fitting(point), self.sides.allSatisfy({ $0.fits(point) }) else { return false }
        self.anySides.add(point)
        return true
    }

    /// Whether another value than those seen is possible with any sides; what is not decided in time counts as one value.
    private mutating func inFull(_ mark: Int, _ pattern: PuzzlePattern) -> Reach? {
        let system = SidedSystem(pattern.freed, isStrict: self.isStrict).system
        let unknowns = pattern.layout.system.lower.count
        if self.seen(mark) == nil {
            switch IntegerProgram(system: system, patience: self.patience).solve([], maximize: false) {
            case .optimal(_, let point): self.keep(Array(point.prefix(unknowns)))
            case .infeasible: return nil
            case .undecided: break
            }
        }
        guard let seen = self.seen(mark) else { return Reach(least: 0, most: 0, isDecided: false) }
        if seen.width >= 1 { return seen }
        var isDecided = true
        for target in Self.beyond(seen) {
            var system = system
            system.addRow(pattern.layout.sums[mark], target.lower, target.upper)
            switch IntegerProgram(system: system, patience: self.patience).solve([], maximize: false) {
            case .optimal(_, let point) where self.keep(Array(point.prefix(unknowns))): return self.seen(mark)
            case .infeasible: break
            case .optimal, .undecided: isDecided = false
            }
        }
        return Reach(least: seen.least, most: seen.most, isDecided: isDecided)
    }
}

/// A pattern as a system in which every primary share without a known side has an unknown 0 or 1: few did, or few did not.
struct SidedSystem {
    private(set) var system: LinearSystem
    /// The cell and the unknown of its side; 0 = few did.
    private(set) var sides: [(entry: Int, unknown: Int)] = []

    /// Larger than any count that is to be kept apart; small enough for the solver's tolerance.
    private static let large = 100_000.0

    init(_ pattern: PuzzlePattern, isStrict: Bool) {
        let layout = pattern.layout
        self.system = layout.system(under: pattern.concluded(isStrict: isStrict))
        let most = pattern.knowledge.threshold - 1
        for entry in pattern.smallShares where pattern.branches[entry] == nil {
            guard let rest = layout.rests[entry] else { continue }
            let mark = pattern.puzzle.marks[rest.rest.numerator]
            let side = self.system.addUnknown(isWhole: true)
            self.system.upper[side] = 1
            self.sides.append((entry, side))
            self.system.addRow(mark.terms + [.init(unknown: side, factor: -Self.large)], -.infinity, most - mark.known)
            self.system.addRow(
                layout.sums[rest.index] + [.init(unknown: side, factor: Self.large)], -.infinity,
                most - rest.rest.known + Self.large)
        }
    }
}
