/// The rows of a system that say anything, column by column as the solvers want them. Most rows of a puzzle are sums that are
/// hidden, and say nothing: without them a question takes half the time.
struct TellingRows {
    /// The rows, by their place in the program.
    let rows: [Int]
    private(set) var starts: [Int32] = [0]
    private(set) var rowsOf: [Int32] = []
    private(set) var values: [Double] = []
    private let isHeld: [Bool]

    init(_ system: BoundedSystem) {
        self.isHeld = system.rows.map { $0 != .free }
        self.rows = system.rows.indices.filter { system.rows[$0] != .free }
        var place = [Int32](repeating: -1, count: system.rows.count)
        for (index, row) in self.rows.enumerated() { place[row] = Int32(index) }
        for unknown in system.columns.indices {
            for row in system.rows(of: unknown) where place[row.unknown] >= 0 {
                self.rowsOf.append(place[row.unknown])
                self.values.append(row.factor)
            }
            self.starts.append(Int32(self.values.count))
        }
    }

    func contains(_ row: Int) -> Bool { self.isHeld[row] }

    /// Whether it has every row that says anything now, and not too many that do not.
    func isCurrent(_ system: BoundedSystem) -> Bool {
        var needed = 0
        for row in system.rows.indices where system.rows[row] != .free {
            guard self.isHeld[row] else { return false }
            needed += 1
        }
        return 4 * needed >= 3 * self.rows.count
    }
}
