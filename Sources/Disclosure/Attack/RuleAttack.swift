/// The attacker who knows the rules. A primary share is small on one side or the other, which is no linear thing: first the
/// sides are taken as they are, which only gives the attacker more, and where that would leave one value, the question is put
/// in full, with a whole number for every side.
struct RuleAttack {
    private let attack: PuzzleAttack
    private let timeLimit: Double
    private let isStrict: Bool

    init(_ layout: PuzzleLayout, timeLimit: Double, isStrict: Bool) {
        self.attack = PuzzleAttack(layout, timeLimit: timeLimit)
        self.timeLimit = timeLimit
        self.isStrict = isStrict
    }

    var memory: PuzzleAttack.Memory { self.attack.memory }
    func restore(_ memory: PuzzleAttack.Memory) { self.attack.restore(memory) }

    func learn(_ pattern: PuzzlePattern) { self.attack.learn(pattern.concluded(isStrict: self.isStrict)) }

    func check(_ points: [[Double]]) { self.attack.check(points) }
    var points: [[Double]] { self.attack.evidence.points.map(\.unknowns) }

    /// Takes over what an attacker who knows less found.
    func adopt(_ other: PuzzleAttack) { self.attack.adopt(other) }

    /// What is left of a number of a hidden cell; nil when nothing fits, so that a reader sees that the rules were otherwise.
    ///
    /// The strict reader is only asked with the sides as they are: it is more than must be withstood.
    func remaining(_ mark: Int, _ pattern: PuzzlePattern, effort: PuzzleAttack.Effort = .full) -> Reach? {
        let first = self.attack.reach(mark, isWhole: true, enough: 1, effort: self.isStrict ? .linear : effort)
        if let first, first.width >= 1 { return first }
        return pattern.branches.isEmpty || self.isStrict || effort != .full ? first : self.inFull(mark, pattern)
    }

    private func inFull(_ mark: Int, _ pattern: PuzzlePattern) -> Reach? {
        var free = pattern
        free.branches = [:]
        let program = IntegerProgram(system: SidedSystem(free, isStrict: self.isStrict).system, timeLimit: self.timeLimit)
        var ends: [Double] = []
        for greatest in [false, true] {
            switch program.solve(pattern.layout.sums[mark], maximize: greatest) {
            case .optimal(let value, _): ends.append(value.rounded())
            case .infeasible: return nil
            case .undecided: return Reach(least: 0, most: 0, isDecided: false)
            }
        }
        return Reach(least: ends[0], most: ends[1])
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
        for entry in pattern.primary.intersection(pattern.hidden).sorted() where pattern.branches[entry] == nil {
            guard let rest = layout.rests[entry], pattern.conclusion(from: entry) == .primaryShare else { continue }
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
