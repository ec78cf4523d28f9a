internal import Cases
internal import Domain
internal import Foundation

/// Words and numbers that pages about cases share.
enum CaseText {
    static func state(_ state: CaseState) -> String {
        switch state {
        case .requested: "aangevraagd"
        case .running: "lopend"
        case .ended: "beëindigd"
        case .withdrawn: "ingetrokken"
        case .rejected: "afgewezen"
        }
    }

    /// Hours as delivered, at most two decimals: `14,5`.
    static func number(_ value: Decimal) -> String {
        DutchNumber.decimal(value, places: min(2, max(0, -value.exponent)))
    }

    /// `1 uur`, `14,5 uur`.
    static func hours(_ value: Decimal) -> String { "\(self.number(value))\u{00A0}uur" }

    static func euro(_ value: Decimal) -> String { "€\u{00A0}\(DutchNumber.decimal(value, places: 2))" }

    /// `1 bezoek`, `1.234 bezoeken`.
    static func count(_ number: Int, _ one: String, _ several: String) -> String {
        "\(DutchNumber.whole(number)) \(number == 1 ? one : several)"
    }

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

    private static let weekdays = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
}
