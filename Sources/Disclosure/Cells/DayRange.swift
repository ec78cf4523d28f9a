public import Domain

/// A run of days, both included, in which events are counted. Labels do not decide what a cell holds: `2026` asked up to
/// K2 and `2026` asked up to K3 are different cells (reading 7.2), and the difference between them is K3.
public struct DayRange: Hashable, Sendable {
    /// nil = from the beginning (`alles`).
    public let first: Day?
    public let last: Day

    public init(first: Day?, last: Day) {
        self.first = first
        self.last = last
    }

    /// Between two borders, as `start` and `end` name them.
    init(from start: Int, to end: Int) {
        self.init(first: start == Int.min ? nil : Day(number: start), last: Day(number: end - 1))
    }

    /// The first day as a number that compares, with the beginning before every day.
    var start: Int { self.first?.number ?? Int.min }
    /// The day after the last.
    var end: Int { self.last.number + 1 }
    var length: Int { self.first.map { self.end - $0.number } ?? Int.max }
    /// `2026-01-01..2026-03-31`; no first day from the beginning.
    var iso: String { "\(self.first?.iso ?? "")..\(self.last.iso)" }
}
