internal import Cases
internal import Domain
internal import Foundation

/// Words and numbers that pages about cases share.
enum CaseText {
    static func state(_ state: CaseState) -> String {
        switch state {
        case .requested: Text["case-state.requested"]
        case .running: Text["case-state.running"]
        case .ended: Text["case-state.ended"]
        case .withdrawn: Text["case-state.withdrawn"]
        case .rejected: Text["case-state.rejected"]
        }
    }

    /// Hours as delivered, at most two decimals: `14,5`.
    static func number(_ value: Decimal) -> String {
        DutchNumber.decimal(value, places: min(2, max(0, -value.exponent)))
    }

    /// `1 uur`, `14,5 uur`.
    static func hours(_ value: Decimal) -> String { Text["count.hours", ["hours": self.number(value)]] }

    static func euro(_ value: Decimal) -> String { "€\u{00A0}\(DutchNumber.decimal(value, places: 2))" }

    /// `zondag 22 november 2026`.
    static func spoken(_ day: Day) -> String {
        let month = Slice(grain: .month, containing: day).spoken
        return "\(self.weekdays[day.weekday - 1]) \(day.date.day) \(month)"
    }

    /// `ma`.
    static func weekday(_ day: Day) -> String { String(self.weekdays[day.weekday - 1].prefix(2)) }

    /// The number of a day's week: the week with the year's first Thursday is week 1 (ISO 8601).
    static func week(_ day: Day) -> Int {
        let thursday = day.adding(days: 4 - day.weekday)
        let first = Day(year: thursday.date.year, month: 1, day: 1) ?? thursday
        return (thursday.number - first.number) / 7 + 1
    }

    private static var weekdays: [String] { Text["day.weekdays"].split(separator: " ").map(String.init) }
}
