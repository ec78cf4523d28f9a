import Domain
import Testing

@Suite struct DayTests {
    @Test(arguments: [
        (1970, 1, 1, 0, 4), (2000, 2, 29, 11_016, 2), (2026, 11, 22, 20_779, 7), (1899, 12, 31, -25_568, 7),
        (1, 1, 1, -719_162, 1),
        (9999, 12, 31, 2_932_896, 5), (1900, 2, 28, -25_509, 3), (1900, 3, 1, -25_508, 4),
    ]) func `a date is its number of days and its weekday`(year: Int, month: Int, day: Int, number: Int, weekday: Int) throws {
        let date = try #require(Day(year: year, month: month, day: day))
        #expect(date.number == number)
        #expect(date.weekday == weekday)
        #expect(date.date == (year, month, day))
    }

    @Test func `counting through four centuries never skips or repeats a day`() {
        var (year, month, day) = (1799, 12, 31)
        for number in (Day(year: 1800, month: 1, day: 1)!.number)...(Day(year: 2200, month: 1, day: 1)!.number) {
            day += 1
            if day > Day.length(ofMonth: month, year: year) { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
            #expect(Day(number: number).date == (year, month, day))
        }
    }

    @Test(arguments: ["2026-11-22", "22-11-2026"]) func `both ways of writing are read`(text: String) throws {
        #expect(try Day(text) == Day(year: 2026, month: 11, day: 22))
    }

    @Test(arguments: [
        "", "2026", "2026-11", "2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "22-11-26", "2026-1-2", "2026/11/22",
        "+226-11-22",
        "2026-11-22 ", "-026-11-22", "2026-11-2२", "2026-11-22-1", "22-11-2026-",
    ]) func `what is no date is refused with a remedy`(text: String) {
        let error = #expect(throws: DomainError.self) { try Day(text) }
        #expect(error?.code == .invalidDay && error?.hint != nil)
    }

    @Test func `nothing is asked of a day before 1900`() throws {
        for text in ["1899-12-31", "0001-01-01", "31-12-1899"] {
            let error = #expect(throws: DomainError.self) { try Day(text) }
            #expect(error?.code == .invalidDay && error?.message.contains("voor 1900") == true, "\(text)")
        }
        #expect(try Day("1900-01-01").number == -25_567)
    }

    @Test(arguments: [
        ("2026-05-31", -3, "2026-02-28"), ("2024-05-31", -3, "2024-02-29"), ("2024-02-29", 36, "2027-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-12-31", 2, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"), ("2026-11-22", 12, "2027-11-22"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-03-31", 0, "2026-03-31"), ("2026-01-31", -13, "2024-12-31"),
    ]) func `months later or earlier end at the end of a shorter month`(from: String, months: Int, expected: String) throws {
        #expect(try Day(from).adding(months: months).iso == expected)
    }

    @Test func `a day is shown to machines and to Dutch readers`() throws {
        let day = try Day("2026-03-05")
        #expect(day.iso == "2026-03-05" && "\(day)" == "2026-03-05" && day.dutch == "05-03-2026")
        #expect(Day(year: 812, month: 1, day: 2)?.iso == "0812-01-02")
    }

    @Test func `days are ordered`() throws {
        #expect(try Day("1969-12-31") < Day("1970-01-01"))
        #expect(try Day("2026-11-22").adding(days: -22).iso == "2026-10-31")
    }

    @Test(arguments: [(1900, false), (2000, true), (2023, false), (2024, true), (2100, false)]) func `a leap year`(
        year: Int, isLeap: Bool
    ) {
        #expect(Day.isLeap(year) == isLeap)
        #expect(Day.length(ofMonth: 2, year: year) == (isLeap ? 29 : 28))
    }
}
