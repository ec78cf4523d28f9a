/// A part of the reader's model that nothing ties to the rest: its own unknowns, and every number that is about them.
///
/// Puzzles are made from what is known whatever is released now, so they stay the same while cells are hidden and shown, and
/// a table about something else changes nothing.
struct Puzzle {
    /// A number of a cell.
    struct Mark {
        /// The cell, as position in the ledger.
        let entry: Int
        let role: CellPart.Role
        /// Its unknowns in this puzzle.
        let unknowns: [Int]
        /// The value less what is known of it already; nil in an earlier release that hides it.
        let value: Double?
        /// What is known already: the number is `known` + Σ unknowns.
        let known: Double
        let isWhole: Bool
        let slack: Double
        /// Whether the release at hand decides if it is shown.
        let isOpen: Bool
        /// Between what a percentage leaves the number, where it is not shown itself.
        var range: ClosedRange<Double>?

        /// What a reader knows of the unknowns when the cell is shown; nil for nothing.
        var shown: Bounds? {
            if let value { return .exactly(value, slack: self.slack) }
            return self.range.map { Bounds(lower: $0.lowerBound - self.known, upper: $0.upperBound - self.known) }
        }

        var terms: [LinearSystem.Term] { self.unknowns.map { LinearSystem.Term(unknown: $0, factor: 1) } }
    }

    let system: LinearSystem
    let marks: [Mark]
    /// The marks of each cell.
    let cells: [Int: [Int]]
    /// By unknown, its name in ``ReaderModel/origins``.
    var origins: [Int] = []
}

/// The reader's model taken apart, with what is known whatever is released now worked out.
struct PuzzleSet {
    let puzzles: [Puzzle]
    /// Cells of the release at hand in which nothing is left to guess: what they say follows from what is always published.
    let determined: Set<Int>
    /// Cells of the release at hand that would contradict what a reader takes for true.
    let contradicted: Set<Int>
    /// What is left to nobody's guess, by its name in ``ReaderModel/origins``.
    let known: [Int: Double]

    /// `open`: the cells of the release at hand that may be hidden. Returns nil when what is known contradicts itself.
    init?(_ model: ReaderModel, open: Set<Int>) {
        var isOpen = [Bool](repeating: false, count: model.ledger.entries.count)
        for entry in open { isOpen[entry] = true }
        var system = model.system
        for statement in model.statements where !isOpen[statement.entry] {
            if let row = model.row(of: statement) { system.rows.append(row) }
        }
        guard system.propagate() else { return nil }
        var parts = UnknownMerging(count: system.lower.count)
        func free(_ unknowns: [Int]) -> [Int] { unknowns.filter { !system.isFixed($0) } }
        func join(_ unknowns: [Int]) { for unknown in unknowns.dropFirst() { parts.merge(unknowns[0], unknown) } }
        system.rows.removeAll(where: \.isLoose)
        for row in system.rows { join(free(row.terms.map(\.unknown))) }
        var ofCell: [Int: [Int]] = [:]
        for statement in model.statements where isOpen[statement.entry] || statement.value == nil {
            ofCell[statement.entry, default: []] += free(statement.unknowns)
        }
        for unknowns in ofCell.values { join(unknowns) }
        self.determined = Self.determined(model, open)
        self.contradicted = Set(
            model.statements.filter { statement in
                guard isOpen[statement.entry], let value = statement.value else { return false }
                let least = statement.unknowns.reduce(0) { $0 + system.lower[$1] }
                let most = statement.unknowns.reduce(0) { $0 + system.upper[$1] }
                return value + statement.slack < least - LinearSystem.tolerance
                    || value - statement.slack > most + LinearSystem.tolerance
            }.map(\.entry))

        self.known = Dictionary(
            uniqueKeysWithValues: system.lower.indices.filter(system.isFixed).map { (model.origins[$0], system.lower[$0]) })

        var numbering: [Int: (puzzle: Int, unknown: Int)] = [:]
        var puzzleOf: [Int: Int] = [:]
        var builders: [Builder] = []
        for unknown in system.lower.indices where !system.isFixed(unknown) {
            let root = parts.root(unknown)
            if puzzleOf[root] == nil {
                puzzleOf[root] = builders.count
                builders.append(Builder())
            }
            guard let puzzle = puzzleOf[root] else { continue }
            numbering[unknown] = (puzzle, builders[puzzle].add(system, unknown, origin: model.origins[unknown]))
        }
        for row in system.rows {
            guard let first = row.terms.first(where: { !system.isFixed($0.unknown) }), let home = numbering[first.unknown] else {
                continue
            }
            var known = 0.0
            var terms: [LinearSystem.Term] = []
            for term in row.terms {
                if system.isFixed(term.unknown) {
                    known += term.factor * system.lower[term.unknown]
                } else if let place = numbering[term.unknown] {
                    terms.append(.init(unknown: place.unknown, factor: term.factor))
                }
            }
            builders[home.puzzle].system.addRow(terms, row.lower - known, row.upper - known)
        }
        for statement in model.statements where isOpen[statement.entry] || statement.value == nil {
            let places = statement.unknowns.compactMap { numbering[$0] }
            let known = statement.unknowns.reduce(0.0) { system.isFixed($1) ? $0 + system.lower[$1] : $0 }
            // A cell's numbers stand in one puzzle, also those with nothing left to guess: a hidden teller's noemer.
            guard let home = places.first?.puzzle ?? ofCell[statement.entry]?.first.flatMap({ numbering[$0]?.puzzle }) else {
                continue
            }
            builders[home].marks.append(
                Puzzle.Mark(
                    entry: statement.entry, role: statement.role, unknowns: places.map(\.unknown),
                    value: statement.value.map { $0 - known }, known: known, isWhole: statement.isWhole, slack: statement.slack,
                    isOpen: isOpen[statement.entry], range: statement.range))
        }
        self.puzzles = builders.compactMap(\.puzzle)
    }

    /// Hiding these would feign a secret.
    private static func determined(_ model: ReaderModel, _ open: Set<Int>) -> Set<Int> {
        var system = model.system
        for statement in model.statements where !model.ledger.entries[statement.entry].isSensitive {
            if let row = model.row(of: statement) { system.rows.append(row) }
        }
        guard system.propagate() else { return [] }
        // Of a cell with a value and no numbers nothing follows.
        var determined = open.intersection(model.statements.map(\.entry))
        for statement in model.statements where open.contains(statement.entry) {
            if !statement.unknowns.allSatisfy(system.isFixed) { determined.remove(statement.entry) }
        }
        return determined
    }

    private struct Builder {
        var system = LinearSystem()
        var marks: [Puzzle.Mark] = []
        var origins: [Int] = []

        mutating func add(_ whole: LinearSystem, _ unknown: Int, origin: Int) -> Int {
            self.origins.append(origin)
            let place = self.system.addUnknown(isWhole: whole.isWhole[unknown], lower: whole.lower[unknown])
            self.system.upper[place] = whole.upper[unknown]
            return place
        }

        /// nil when nothing is asked of it.
        var puzzle: Puzzle? {
            guard !self.marks.isEmpty else { return nil }
            return Puzzle(
                system: self.system, marks: self.marks,
                cells: Dictionary(grouping: self.marks.indices) { self.marks[$0].entry }, origins: self.origins)
        }
    }
}
