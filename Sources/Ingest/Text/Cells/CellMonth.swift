/// A calendar month, written `2026-03`.
struct CellMonth: Hashable, Sendable {
    let year: Int16
    let month: UInt8

    /// Its first day.
    var firstDay: CellDate {
        // Every month from 1 to 12 of a year from 1 on has a first day.
        CellDate(year: Int(self.year), month: Int(self.month), day: 1).unsafelyUnwrapped
    }

    /// Reads `jjjj-mm` and nothing else; nil when the cell is empty.
    static func parse(_ cell: Span<UInt8>) throws(CellProblem) -> CellMonth? {
        let value = cell.extracting(CellTrimming.range(of: cell))
        guard !value.isEmpty else { return nil }
        guard value.count == 7, value[4] == UInt8(ascii: "-"),
            let year = CellDigits.number(value, in: 0..<4), year >= 1,
            let month = CellDigits.number(value, in: 5..<7), 1...12 ~= month
        else { throw .monthInvalid(value) }
        return CellMonth(year: Int16(year), month: UInt8(month))
    }
}
