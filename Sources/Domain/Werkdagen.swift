/// Werkdagen: Monday to Friday except the holidays of the Algemene termijnenwet (art. 3), with Good Friday and,
/// every year, 5 May counted as holidays; equated days stay werkdagen (`docs/glossary.md`; readings 4.5).
public enum Werkdagen {
    public static func isWerkdag(_ day: Day) -> Bool {
        day.weekday <= 5 && !isHoliday(day)
    }

    /// The end of a term of `count` werkdagen: the last of them after `day`; the day itself is day 0.
    public static func deadline(after day: Day, count: Int) -> Day {
        var current = day
        var left = count
        while left > 0 {
            current = current.adding(days: 1)
            if isWerkdag(current) { left -= 1 }
        }
        return current
    }

    public static func isHoliday(_ day: Day) -> Bool {
        let (year, month, dayOfMonth) = day.date
        switch (month, dayOfMonth) {
        case (1, 1), (5, 5), (12, 25), (12, 26): return true
        default: break
        }
        if day == koningsdag(year) { return true }
        // Good Friday, Easter Monday, Ascension Day and Whit Monday.
        return [-2, 1, 39, 50].contains(day.number - easterSunday(year).number)
    }

    /// Koningsdag: from 2014 27 April, on a Sunday the 26th; before it Koninginnedag, 30 April, on a Sunday the 29th.
    public static func koningsdag(_ year: Int) -> Day {
        let usual = Day(year: year, month: 4, day: year >= 2014 ? 27 : 30) ?? Day(number: 0)
        return usual.weekday == 7 ? usual.adding(days: -1) : usual
    }

    /// Easter Sunday by the anonymous Gregorian algorithm.
    public static func easterSunday(_ year: Int) -> Day {
        let a = year % 19
        let b = year / 100
        let c = year % 100
        let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7
        let f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114
        return Day(year: year, month: f / 31, day: f % 31 + 1) ?? Day(number: 0)
    }
}
