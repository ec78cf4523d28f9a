/// A calendar day in the proleptic Gregorian calendar, without time or zone; stored as days since 1970-01-01.
public struct Day: Hashable, Sendable, Comparable {
    /// Days since 1970-01-01; negative before it.
    public let number: Int

    public init(number: Int) {
        self.number = number
    }

    /// The day of a real calendar date; nil for an impossible one such as 30 February.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        self.number = Day.number(year: year, month: month, day: day)
    }

    /// Nothing is asked of years before this one. Counting back from the first years there are would leave the calendar, which
    /// PostgreSQL refuses.
    public static let firstYear = 1900

    /// Reads `jjjj-mm-dd`, and also `dd-mm-jjjj` as Dutch readers write it.
    public init(_ text: some StringProtocol) throws(DomainError) {
        let day = try Day(anyYear: text)
        guard day.date.year >= Day.firstYear else {
            throw DomainError(
                .invalidDay, "de dag \(day.dutch) ligt voor \(Day.firstYear)", hint: "schrijf een dag zoals 2026-11-22")
        }
        self = day
    }

    private init(anyYear text: some StringProtocol) throws(DomainError) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        let widths = text.split(separator: "-", omittingEmptySubsequences: false).map { $0.utf8.count }
        if parts.count == 3, let a = parts[0], let b = parts[1], let c = parts[2], text.utf8.allSatisfy({ $0 != 0x2B }) {
            if widths[0] == 4, widths[1] == 2, widths[2] == 2, let day = Day(year: a, month: b, day: c) {
                self = day
                return
            }
            if widths[2] == 4, widths[0] <= 2, widths[1] <= 2, let day = Day(year: c, month: b, day: a) {
                self = day
                return
            }
        }
        throw DomainError(.invalidDay, "‘\(text.prefix(40))’ is geen datum", hint: "schrijf 2026-11-22 of 22-11-2026")
    }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    public func adding(days: Int) -> Day { Day(number: self.number + days) }

    /// The same day of the month so many months later (or earlier), clamped to the month's end: 31-05 minus 3 months is 28/29-02.
    public func adding(months: Int) -> Day {
        let date = self.date
        let index = date.year * 12 + date.month - 1 + months
        let year = index >= 0 ? index / 12 : (index - 11) / 12
        let month = index - year * 12 + 1
        let day = min(date.day, Day.length(ofMonth: month, year: year))
        return Day(number: Day.number(year: year, month: month, day: day))
    }

    /// Year, month 1–12 and day of the month.
    public var date: (year: Int, month: Int, day: Int) {
        let shifted = self.number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// 1 = Monday … 7 = Sunday.
    public var weekday: Int { ((self.number + 3) % 7 + 7) % 7 + 1 }

    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// Days since 1970-01-01 of a date in any year; a slice may lie before or after the years a person can write.
    static func number(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
