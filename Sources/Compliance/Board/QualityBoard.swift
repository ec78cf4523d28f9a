public import Domain

public import struct Storage.Moment

/// Checks against periods: how many subjects came to which verdict, and since when some fall short.
public struct QualityBoard: Sendable {
    /// One period, both days included.
    public struct Column: Sendable, Hashable {
        /// The slice as addresses write it: `2026-K1`.
        public let label: String
        public let first: Day
        public let last: Day
        /// Whether it goes on after the peildatum.
        public let isRunning: Bool
    }

    /// What one check says of one period.
    public struct Cell: Sendable, Hashable {
        public let counts: [Verdict: Int]
        /// The earliest failing day in the period.
        public let firstFailing: Day?

        public var subjects: Int { self.counts.values.reduce(0, +) }
        /// Subjects not shown to comply.
        public var short: Int { self.counts.filter(\.key.isShort).values.reduce(0, +) }

        /// Subjects that fall short only where a recorded exception accepts it.
        public var excepted: Int { self.counts[.exception, default: 0] }

        public init(counts: [Verdict: Int], firstFailing: Day?) {
            self.counts = counts
            self.firstFailing = firstFailing
        }
    }

    public struct Row: Sendable {
        public let definition: CheckDefinition
        /// One per column.
        public let cells: [Cell]

        public init(definition: CheckDefinition, cells: [Cell]) {
            self.definition = definition
            self.cells = cells
        }
    }

    public let peildatum: Day
    public let stand: Moment
    public let columns: [Column]
    public let rows: [Row]

    public init(peildatum: Day, stand: Moment, columns: [Column], rows: [Row]) {
        self.peildatum = peildatum
        self.stand = stand
        self.columns = columns
        self.rows = rows
    }
}
