/// How many rows a change wrote to each table; after many, the planner must look at the table again.
public struct WrittenRows: Sendable {
    private var counts: [String: Int] = [:]

    public init() {}

    public mutating func add(_ rows: Int, to table: String) {
        self.counts[table, default: 0] += rows
    }

    public mutating func add(_ other: WrittenRows) {
        self.counts.merge(other.counts) { $0 + $1 }
        self.passed.merge(other.passed) { $0 + $1 }
    }

    /// Rows that were written only to be removed again.
    public mutating func add(passing rows: Int, through table: String) {
        self.passed[table, default: 0] += rows
    }

    private var passed: [String: Int] = [:]

    /// Fewer leave the planner's guesses as good as they were.
    private static let many = 1000

    /// The tables that got many rows, in the order of their names.
    public var largeTables: [String] { self.counts.filter { $0.value >= Self.many }.keys.sorted() }

    /// The tables through which so many passed that reading them would go past all that was removed, in the order of their names.
    public var wornTables: [String] { self.passed.filter { $0.value >= 100 * Self.many }.keys.sorted() }
}
