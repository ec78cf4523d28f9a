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

    /// Between what a sum lies by the bounds of its unknowns and of the rows they are in, each by itself; no count is below 0, and
    /// none above what it is a part of.
    func room(for sum: [LinearSystem.Term]) -> Bounds {
        var room = Bounds(lower: 0, upper: 0)
        for term in sum {
            let bounds = self.room(for: term.unknown)
            room.lower += term.factor * (term.factor > 0 ? bounds.lower : bounds.upper)
            room.upper += term.factor * (term.factor > 0 ? bounds.upper : bounds.lower)
        }
        return room
    }

    private func room(for unknown: Int) -> Bounds {
        self.rows(of: unknown).reduce(self.columns[unknown]) { room, own in
            let bounds = self.rows[own.unknown]
            guard bounds != .free else { return room }
            var rest = Bounds(lower: 0, upper: 0)
            for term in self.terms(of: own.unknown) where term.unknown != unknown {
                let bounds = self.columns[term.unknown]
                rest.lower += term.factor * (term.factor > 0 ? bounds.lower : bounds.upper)
                rest.upper += term.factor * (term.factor > 0 ? bounds.upper : bounds.lower)
            }
            let (a, b) = ((bounds.lower - rest.upper) / own.factor, (bounds.upper - rest.lower) / own.factor)
            return room.meeting(Bounds(lower: min(a, b), upper: max(a, b)))
        }
    }

    /// Whether a point lies within every bound.
    func holds(_ point: [Double]) -> Bool {
        for (unknown, bounds) in self.columns.enumerated() where !bounds.contains(point[unknown]) { return false }
        return self.rows.indices.allSatisfy { self.holds(row: $0, at: point) }
    }

    /// Whether a point lies within the bounds of a row.
    func holds(row: Int, at point: [Double]) -> Bool {
        self.rows[row] == .free || self.rows[row].contains(self.activity(of: row, at: point))
    }
}
