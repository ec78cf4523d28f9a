/// Numbers found possible while a release was made safe, for its attack to check before it searches itself: one that fits all
/// that is published proves as much as one of its own finding.
struct Witnesses {
    /// The sides that were assumed of primary shares, by cell; a guess for the attack, which needs any that fit.
    private(set) var branches: [Int: RuleKnowledge.Branch] = [:]
    /// By puzzle, the points of each attacker: who sees what is published, who knows the rules, and the strict one.
    private var points: [[[[Double]]]] = []
    /// By unknown of the model: where it stands in a puzzle.
    private var places: [Int: (puzzle: Int, unknown: Int)] = [:]
    private let known: [Int: Double]

    /// Nothing seen yet of the puzzles in `set`.
    init(_ set: PuzzleSet) {
        self.known = set.known
    }

    mutating func add(_ puzzle: Puzzle, _ points: [[[Double]]], branches: [Int: RuleKnowledge.Branch]) {
        for (unknown, origin) in puzzle.origins.enumerated() { self.places[origin] = (self.points.count, unknown) }
        self.points.append(points)
        self.branches.merge(branches) { _, new in new }
    }

    /// The points of one attacker for a puzzle that was made anew from what is published; none where it asks for unknowns that
    /// nothing was seen of.
    func points(for puzzle: Puzzle, of attacker: Int) -> [[Double]] {
        var sources: Set<Int> = []
        for origin in puzzle.origins {
            if let place = self.places[origin] { sources.insert(place.puzzle) } else if self.known[origin] == nil { return [] }
        }
        let counts = sources.map { self.points[$0][attacker].count }
        guard let most = counts.max(), !counts.contains(0) else { return [] }
        return (0..<most).map { index in puzzle.origins.map { self.value(of: $0, attacker, at: index) } }
    }

    private func value(of origin: Int, _ attacker: Int, at index: Int) -> Double {
        guard let place = self.places[origin] else { return self.known[origin] ?? 0 }
        let points = self.points[place.puzzle][attacker]
        return points[index % points.count][place.unknown]
    }
}
