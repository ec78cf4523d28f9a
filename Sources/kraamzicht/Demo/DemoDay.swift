/// A calendar day of the demo, counted in days since 1 January 1970.
///
/// The demo has a calendar of its own so that it needs neither Foundation nor a clock:
/// the same `today` must give the same bytes on every machine and in every time zone.
struct DemoDay: Hashable, Strideable, Sendable {
    let number: Int

    init(number: Int) {
        self.number = number
    }

    /// The day of the Gregorian calendar; parts out of range roll over as in any proleptic calendar.
    init(year: Int, month: Int, day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.number = era * 146_097 + dayOfEra - 719_468
    }

    var parts: (year: Int, month: Int, day: Int) {
        let shifted = self.number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Monday is 1, Sunday is 7.
    var weekday: Int {
        ((self.number + 3) % 7 + 7) % 7 + 1
    }

    var isWeekend: Bool { self.weekday >= 6 }

    var firstOfMonth: DemoDay {
        let (year, month, _) = self.parts
        return DemoDay(year: year, month: month, day: 1)
    }

    /// The same day some months on or back, clamped to the end of a shorter month.
    func adding(months: Int) -> DemoDay {
        let (year, month, day) = self.parts
        let count = year * 12 + month - 1 + months
        let first = DemoDay(year: count / 12, month: count % 12 + 1, day: 1)
        let next = DemoDay(year: (count + 1) / 12, month: (count + 1) % 12 + 1, day: 1)
        return first + (min(day, next - first) - 1)
    }

    /// The n-th Monday-to-Friday after this day; holidays count as ordinary days,
    /// so a promise "within n weekdays" is always within n werkdagen too.
    func adding(weekdays: Int) -> DemoDay {
        var day = self
        var left = weekdays
        while left > 0 {
            day = day + 1
            if !day.isWeekend { left -= 1 }
        }
        return day
    }

    /// `2026-11-22`
    var isoText: String {
        let (year, month, day) = self.parts
        return "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))"
    }

    /// `22-11-2026`
    var dutchText: String {
        let (year, month, day) = self.parts
        return "\(Self.twoDigits(day))-\(Self.twoDigits(month))-\(year)"
    }

    /// `2026-11`
    var monthText: String {
        let (year, month, _) = self.parts
        return "\(year)-\(Self.twoDigits(month))"
    }

    func distance(to other: DemoDay) -> Int { other - self }
    func advanced(by days: Int) -> DemoDay { self + days }

    static func < (left: DemoDay, right: DemoDay) -> Bool { left.number < right.number }
    static func + (day: DemoDay, days: Int) -> DemoDay { DemoDay(number: day.number + days) }
    static func - (day: DemoDay, days: Int) -> DemoDay { DemoDay(number: day.number - days) }
    static func - (left: DemoDay, right: DemoDay) -> Int { left.number - right.number }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
