/// A whole number.
enum CellInteger {
    /// Reads `-?digits`; nil when the cell is empty.
    ///
    /// A number with decimals, `7,0` too, is `geen_geheel_getal`; what is no number at all `getal_ongeldig`.
    static func parse(_ cell: Span<UInt8>) throws(CellProblem) -> Int? {
        let value = cell.extracting(CellTrimming.range(of: cell))
        guard !value.isEmpty else { return nil }
        let isNegative = value[0] == UInt8(ascii: "-")
        if let number = CellDigits.number(value, in: (isNegative ? 1 : 0)..<value.count) {
            return isNegative ? -number : number
        }
        guard let decimal = try CellDecimal.parse(value) else { return nil }
        guard !decimal.hasPoint else { throw .notWhole(value) }
        guard let number = Int(exactly: decimal.value.magnitude) else { throw .numberTooLong(value) }
        return decimal.value.isNegative ? -number : number
    }
}
