internal import Domain
internal import Foundation

/// The only place that asks what day it is; everything below is given the day.
enum Clock {
    /// Today in Europe/Amsterdam.
    static var today: Day {
        let parts = self.calendar.dateComponents([.year, .month, .day], from: Date())
        return Day(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1) ?? Day(number: 0)
    }

    /// Now in UTC, in whole seconds: `2026-11-22T13:30:00Z`.
    static var instant: String { ISO8601DateFormatter().string(from: Date()) }

    /// The hour in Europe/Amsterdam, 0 to 23.
    static var hour: Int { self.calendar.component(.hour, from: Date()) }

    private static var calendar: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt
        return calendar
    }

    /// An instant in UTC (`2026-11-22T13:30:00.000000Z`) as people in Amsterdam read it: `22-11-2026 14:30`.
    static func amsterdam(_ instant: String) -> String {
        let parser = ISO8601DateFormatter()
        guard let date = parser.date(from: instant.replacing(/\.[0-9]+/, with: "")) else { return instant }
        return self.amsterdam(date)
    }

    /// The same of an instant.
    static func amsterdam(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "nl_NL")
        formatter.timeZone = TimeZone(identifier: "Europe/Amsterdam")
        formatter.dateFormat = "dd-MM-yyyy HH:mm"
        return formatter.string(from: date)
    }
}
