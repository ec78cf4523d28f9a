internal import Domain

/// What the words beside hidden cells say of them: "small", or "hidden for the sake of another".
///
/// The second would say of a share out of ten that five did and five did not. So where it would leave one value, the small cells in
/// its row and column are said to be hidden for another as well. A reader then cannot take the second word to say that a cell is
/// large: no cell there is said to be small, or one is over so few that it must be and is not said to be.
struct StatedReasons {
    private let ledger: Ledger
    /// Where some cell is said to be small.
    private let small: Lines
    /// Where some cell is small, as anybody can see, and not said to be.
    private let unsaid: Lines

    private struct Lines {
        private let rows: Set<Row>
        private let columns: Set<Column>

        init(_ entries: [Ledger.Entry]) {
            (self.rows, self.columns) = (Set(entries.map { Row($0) }), Set(entries.map { Column($0) }))
        }

        func hold(_ entry: Ledger.Entry) -> Bool { self.rows.contains(Row(entry)) || self.columns.contains(Column(entry)) }
    }

    /// The cells of one indicator over the same days.
    private struct Row: Hashable {
        let release: Int
        let indicator: String
        let days: DayRange

        init(_ entry: Ledger.Entry) {
            (self.release, self.indicator, self.days) = (entry.release, entry.cell.key.indicator, entry.cell.key.days)
        }
    }

    /// The cells of one indicator about the same place and kind.
    private struct Column: Hashable {
        let release: Int
        let indicator: String
        let values: [Dimension: String]

        init(_ entry: Ledger.Entry) {
            (self.release, self.indicator, self.values) = (entry.release, entry.cell.key.indicator, entry.cell.key.values)
        }
    }

    init(_ pattern: PuzzlePattern) {
        self.ledger = pattern.ledger
        let said = pattern.primary.intersection(pattern.hidden)
        self.small = Lines(said.map { pattern.ledger.entries[$0] })
        self.unsaid = Lines(
            pattern.hidden.subtracting(said).filter { pattern.isVisiblySmall($0) }.map { pattern.ledger.entries[$0] })
    }

    /// Whether a complement's word says that it is large.
    func isTaken(atItsWord entry: Int) -> Bool {
        self.small.hold(self.ledger.entries[entry]) && !self.unsaid.hold(self.ledger.entries[entry])
    }

    /// Whether two cells stand in one row or one column.
    static func areBeside(_ one: Ledger.Entry, _ other: Ledger.Entry) -> Bool {
        Row(one) == Row(other) || Column(one) == Column(other)
    }
}

extension PuzzlePattern {
    /// The complements of the release at hand whose word may tell of a number: those about the same unknowns or what is tied to them
    /// by a row, and those in its row and column.
    func complements(near mark: Int) -> [Int] {
        let own = Set(self.puzzle.marks[mark].unknowns)
        let tied = self.puzzle.system.rows.reduce(into: own) { tied, row in
            if row.terms.contains(where: { own.contains($0.unknown) }) { tied.formUnion(row.terms.map(\.unknown)) }
        }
        let about = self.ledger.entries[self.puzzle.marks[mark].entry]
        return self.openHidden.subtracting(self.primary).sorted().filter { entry in
            StatedReasons.areBeside(self.ledger.entries[entry], about)
                || (self.puzzle.cells[entry] ?? []).contains { !tied.isDisjoint(with: self.puzzle.marks[$0].unknowns) }
        }
    }

    /// The cells of the release at hand that are said to be small in the row and column of a cell.
    func saidToBeSmall(beside entry: Int) -> Set<Int> {
        self.openHidden.intersection(self.primary).filter {
            StatedReasons.areBeside(self.ledger.entries[$0], self.ledger.entries[entry])
        }
    }

    private var openHidden: Set<Int> { Set(self.puzzle.marks.filter(\.isOpen).map(\.entry)).intersection(self.hidden) }
}
