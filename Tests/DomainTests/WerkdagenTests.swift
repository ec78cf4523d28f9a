import Domain
import Testing

/// The vectors of the domain research §10, and the readings 4.5.
@Suite struct WerkdagenTests {
    @Test(arguments: [
        ("2026-04-01", "2026-04-08"), ("2026-04-24", "2026-04-30"), ("2026-05-01", "2026-05-07"), ("2026-05-13", "2026-05-19"),
        ("2026-05-22", "2026-05-28"), ("2026-12-23", "2026-12-29"), ("2026-12-30", "2027-01-05"), ("2027-05-03", "2027-05-10"),
        ("2026-11-21", "2026-11-25"),
    ]) func `the deadline is the end of the third werkdag after receipt`(received: String, deadline: String) throws {
        #expect(try Werkdagen.deadline(after: Day(received), count: 3) == Day(deadline))
    }

    @Test(arguments: [
        (2025, "2025-04-18", "2025-04-21", "2025-05-29", "2025-06-09"),
        (2026, "2026-04-03", "2026-04-06", "2026-05-14", "2026-05-25"),
        (2027, "2027-03-26", "2027-03-29", "2027-05-06", "2027-05-17"),
        (2028, "2028-04-14", "2028-04-17", "2028-05-25", "2028-06-05"),
        (2029, "2029-03-30", "2029-04-02", "2029-05-10", "2029-05-21"),
    ]) func `the movable holidays follow Easter`(year: Int, friday: String, monday: String, ascension: String, whit: String)
        throws
    {
        for day in [friday, monday, ascension, whit, "\(year)-01-01", "\(year)-05-05", "\(year)-12-25", "\(year)-12-26"] {
            #expect(try Werkdagen.isHoliday(Day(day)), "\(day)")
            #expect(try !Werkdagen.isWerkdag(Day(day)), "\(day)")
        }
    }

    @Test(arguments: [
        (2025, "2025-04-26"), (2026, "2026-04-27"), (2027, "2027-04-27"), (2014, "2014-04-26"), (2031, "2031-04-26"),
        (2013, "2013-04-30"),
        (2006, "2006-04-29"), (1990, "1990-04-30"),
    ]) func `Koningsdag is the day it is celebrated`(year: Int, day: String) throws {
        #expect(try Werkdagen.koningsdag(year) == Day(day))
        #expect(try Werkdagen.isHoliday(Day(day)))
    }

    @Test(arguments: ["2026-01-02", "2026-05-15", "2024-12-27", "2026-12-24", "2026-04-07"])
    func `an equated day is an ordinary werkdag`(day: String) throws {
        #expect(try Werkdagen.isWerkdag(Day(day)))
    }

    @Test func `a term of no days ends on its own day and the weekend is no werkdag`() throws {
        #expect(try Werkdagen.deadline(after: Day("2026-11-21"), count: 0) == Day("2026-11-21"))
        #expect(try !Werkdagen.isWerkdag(Day("2026-11-21")) && !Werkdagen.isWerkdag(Day("2026-11-22")))
        #expect(try Werkdagen.deadline(after: Day("2026-11-20"), count: 1) == Day("2026-11-23"))
    }

    @Test(arguments: [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2008, 3, 23), (2038, 4, 25)]) func `Easter Sunday`(
        year: Int, month: Int, day: Int
    ) {
        #expect(Werkdagen.easterSunday(year).date == (year, month, day))
    }
}
