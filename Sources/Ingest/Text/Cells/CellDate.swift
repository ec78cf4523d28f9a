/// A real calendar date, Gregorian, of the years 1 to 9999.
struct CellDate: Hashable, Sendable, Comparable {
    let year: Int16
    let month: UInt8
    let day: UInt8

    /// Nil when the calendar has no such day.
    init?(year: Int, month: Int, day: Int) {
        guard 1...9999 ~= year, 1...12 ~= month, 1...CellDate.days(inMonth: month, of: year) ~= day else { return nil }
        self.year = Int16(year)
        self.month = UInt8(month)
        self.day = UInt8(day)
    }

    /// Days since 1970-01-01.
    var daysSinceEpoch: Int32 {
        // A year that begins in March has its leap day at the end; 400 such years are 146,097 days.
        let shifted = Int32(self.year) - (self.month <= 2 ? 1 : 0)
        let monthFromMarch = (Int32(self.month) + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int32(self.day) - 1
        return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }

    static func < (left: CellDate, right: CellDate) -> Bool { left.order < right.order }

    private var order: Int32 { Int32(self.year) << 9 | Int32(self.month) << 5 | Int32(self.day) }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CellDate {
    /// Reads `jjjj-mm-dd` or `d(d)-m(m)-jjjj` and nothing else (readings 2.7); nil when the cell is empty.
    @inline(__always)
    static func parse(_ cell: Span<UInt8>) throws(CellProblem) -> CellDate? {
        let value = cell.extracting(CellTrimming.range(of: cell))
        guard !value.isEmpty else { return nil }
        let date =
            if value.count == 10, value[4] == hyphen, value[7] == hyphen {
                self.date(value, year: 0..<4, month: 5..<7, day: 8..<10)
            } else {
                try self.dayFirst(value)
            }
        guard let date else { throw .dateInvalid(value) }
        return date
    }

    private static let hyphen = UInt8(ascii: "-")

    private static func dayFirst(_ value: Span<UInt8>) throws(CellProblem) -> CellDate? {
        guard 6...10 ~= value.count else { return nil }
        let first = value[1] == hyphen ? 1 : 2
        let second = value[first + 2] == hyphen ? first + 2 : first + 3
        guard value[first] == hyphen, second < value.count, value[second] == hyphen else { return nil }
        let (day, month, year) = (0..<first, first + 1..<second, second + 1..<value.count)
        if year.count == 2, CellDigits.number(value, in: year) != nil, CellDigits.number(value, in: month) != nil,
            CellDigits.number(value, in: day) != nil
        {
            throw .yearTwoDigits(value)
        }
        return year.count == 4 ? self.date(value, year: year, month: month, day: day) : nil
    }

    private static func date(_ value: Span<UInt8>, year: Range<Int>, month: Range<Int>, day: Range<Int>) -> CellDate? {
        guard let year = CellDigits.number(value, in: year), let month = CellDigits.number(value, in: month),
            let day = CellDigits.number(value, in: day)
        else { return nil }
        return CellDate(year: year, month: month, day: day)
    }
}
