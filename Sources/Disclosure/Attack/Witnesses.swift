/// Numbers found possible while a release was made safe, for its attack to check before it searches itself: one that fits all
/// that is published proves as much as one of its own finding.
struct Witnesses {
    /// A cell, whatever stands beside it: what must not come out is more cells once some are hidden.
    private struct Cell: Hashable {
        let release: Int
        let key: CellKey

        init(_ entry: Ledger.Entry) {
            (self.release, self.key) = (entry.release, entry.cell.key)
        }
    }

    /// The sides that were assumed of primary shares.
    private var branches: [Cell: RuleKnowledge.Branch] = [:]
    /// By puzzle, the points of each attacker: who sees what is published, who knows the rules, and the strict one.
    private var points: [[[[Double]]]] = []
    /// By unknown of the model: where it stands in a puzzle.
    private var places: [Int: (puzzle: Int, unknown: Int)] = [:]
    private let known: [Int: Double]

    /// Nothing seen yet of the puzzles in `set`.
    init(_ set: PuzzleSet) {
        self.known = set.known
    }

    /// `branches`: by position in the ledger.
    mutating func add(_ puzzle: Puzzle, _ points: [[[Double]]], branches: [Int: RuleKnowledge.Branch], of ledger: Ledger) {
        for (unknown, origin) in puzzle.origins.enumerated() { self.places[origin] = (self.points.count, unknown) }
        self.points.append(points)
        for (entry, branch) in branches { self.branches[Cell(ledger.entries[entry])] = branch }
    }

    /// The sides of the primary shares of a pattern, a guess for its attack, which needs any that fit; nil when some has none: of what
    /// the rules say about that one nothing would be known.
    func branches(for pattern: PuzzlePattern) -> [Int: RuleKnowledge.Branch]? {
        var found: [Int: RuleKnowledge.Branch] = [:]
        for entry in pattern.smallShares {
            guard let branch = self.branches[Cell(pattern.ledger.entries[entry])] else { return nil }
            found[entry] = branch
        }
        return found
    }

    /// The points of one attacker for a puzzle that was made anew from what is published; none where it asks for unknowns that
    /// nothing was seen of.
    func points(for puzzle: Puzzle, of attacker: Int) -> [[Double]] {
        var known = [Double](repeating: 0, count: puzzle.origins.count)
        var found: [Int: [(unknown: Int, there: Int)]] = [:]
        for (unknown, origin) in puzzle.origins.enumerated() {
            if let place = self.places[origin] {
                found[place.puzzle, default: []].append((unknown, place.unknown))
            } else if let value = self.known[origin] {
                known[unknown] = value
            } else {
                return []
            }
        }
        let sources = found.map { (points: self.points[$0.key][attacker], places: $0.value) }
        guard let most = sources.map(\.points.count).max(), !sources.contains(where: \.points.isEmpty) else { return [] }
        return (0..<most).map { index in
            var point = known
            for source in sources {
                let values = source.points[index % source.points.count]
                for place in source.places { point[place.unknown] = values[place.there] }
            }
            return point
        }
    }
}
