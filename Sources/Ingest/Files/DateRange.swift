internal import Domain

/// Between which days a date must lie (reading 2.8): honest validity ends and old diplomas fall outside the event range.
enum DateRange: Sendable {
    /// 1990-01-01 … the day of import + 1 year.
    case event
    /// An end of validity: 1990-01-01 … 9999-12-31.
    case end
    /// A start that may lie long ago: 1950-01-01 … the day of import + 1 year.
    case longAgo

    func contains(_ date: CellDate, importDay: Day) -> Bool {
        let day = Day(number: Int(date.daysSinceEpoch))
        return switch self {
        case .event: day >= Self.since1990 && day <= importDay.adding(months: 12)
        case .end: day >= Self.since1990
        case .longAgo: day >= Self.since1950 && day <= importDay.adding(months: 12)
        }
    }

    /// The range in words, for a message.
    func words(importDay: Day) -> String {
        switch self {
        case .event: "01-01-1990 en \(importDay.adding(months: 12).dutch)"
        case .end: "01-01-1990 en 31-12-9999"
        case .longAgo: "01-01-1950 en \(importDay.adding(months: 12).dutch)"
        }
    }

    private static let since1990 = Day(year: 1990, month: 1, day: 1)!
    private static let since1950 = Day(year: 1950, month: 1, day: 1)!
}
