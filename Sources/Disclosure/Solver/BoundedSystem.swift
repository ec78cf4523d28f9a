/// The rows of a system both ways round, with bounds that change while cells are hidden and shown.
final class BoundedSystem {
    /// By unknown and by row, what it lies between.
    private(set) var columns: [Bounds]
    private(set) var rows: [Bounds]
    let isWhole: [Bool]
    private let rowStarts: [Int]
    private let rowTerms: [LinearSystem.Term]
    private let columnStarts: [Int]
    /// By unknown: its rows, as the `unknown` of a term.
    private let columnTerms: [LinearSystem.Term]

    init(_ system: LinearSystem) {
        self.columns = zip(system.lower, system.upper).map { Bounds(lower: $0, upper: $1) }
        self.rows = system.rows.map { Bounds(lower: $0.lower, upper: $0.upper) }
        self.isWhole = system.isWhole
        var rowStarts = [0]
        var rowTerms: [LinearSystem.Term] = []
        var ofColumn = [[LinearSystem.Term]](repeating: [], count: system.lower.count)
        for (index, row) in system.rows.enumerated() {
            rowTerms += row.terms
            rowStarts.append(rowTerms.count)
            for term in row.terms { ofColumn[term.unknown].append(.init(unknown: index, factor: term.factor)) }
        }
        var columnStarts = [0]
        for terms in ofColumn { columnStarts.append((columnStarts.last ?? 0) + terms.count) }
        (self.rowStarts, self.rowTerms) = (rowStarts, rowTerms)
        (self.columnStarts, self.columnTerms) = (columnStarts, ofColumn.flatMap(\.self))
    }

    /// Sets the bounds of an unknown or a row.
    func bound(_ slot: PuzzleLayout.Slot, _ bounds: Bounds) {
        switch slot {
        case .unknown(let unknown): self.columns[unknown] = bounds
        case .row(let row): self.rows[row] = bounds
        }
    }

    func terms(of row: Int) -> ArraySlice<LinearSystem.Term> { self.rowTerms[self.rowStarts[row]..<self.rowStarts[row + 1]] }

    /// The rows of an unknown, as the `unknown` of a term.
    func rows(of unknown: Int) -> ArraySlice<LinearSystem.Term> {
        self.columnTerms[self.columnStarts[unknown]..<self.columnStarts[unknown + 1]]
    }

    /// Σ factor · unknown of a row.
    func activity(of row: Int, at point: [Double]) -> Double {
        var activity = 0.0
        for place in self.rowStarts[row]..<self.rowStarts[row + 1] {
            activity += self.rowTerms[place].factor * point[self.rowTerms[place].unknown]
        }
        return activity
    }

    /// Whether a point lies within every bound.
    func holds(_ point: [Double]) -> Bool {
        for (unknown, bounds) in self.columns.enumerated() where !bounds.contains(point[unknown]) { return false }
        for (row, bounds) in self.rows.enumerated() where bounds != .free {
            guard bounds.contains(self.activity(of: row, at: point)) else { return false }
        }
        return true
    }

    /// About `most` unknowns, those that a row ties to `first` before those that are tied to them; ascending.
    func unknowns(around first: [Int], most: Int) -> [Int] {
        var isFound = [Bool](repeating: false, count: self.columns.count)
        var isUsed = [Bool](repeating: false, count: self.rows.count)
        var found = first
        for unknown in first { isFound[unknown] = true }
        var next = 0
        while next < found.count, found.count < most {
            for row in self.rows(of: found[next]) where !isUsed[row.unknown] && self.rows[row.unknown] != .free {
                isUsed[row.unknown] = true
                for term in self.terms(of: row.unknown) where !isFound[term.unknown] {
                    isFound[term.unknown] = true
                    found.append(term.unknown)
                }
            }
            next += 1
        }
        return found.sorted()
    }
}
