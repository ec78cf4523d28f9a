/// A cell that holds a decimal.
struct CellDecimal: Hashable, Sendable {
    let value: Decimal30
    /// Written with decimals, even if they are zero.
    let hasPoint: Bool
    /// Written like `1.234`: read as such, but perhaps meant as a thousand (`duizendtal_vermoed`, readings 8.10).
    let dotWithThreeDecimals: Bool

    /// Reads `-?digits[.,digits]` and nothing else (readings 2.6); nil when the cell is empty.
    ///
    /// More than 30 digits, leading zeros and zeros at the end of the decimals aside, is `getal_te_lang`: never rounded.
    @inline(__always)
    static func parse(_ cell: Span<UInt8>) throws(CellProblem) -> CellDecimal? {
        let value = cell.extracting(CellTrimming.range(of: cell))
        return value.isEmpty ? nil : try self.number(value)
    }

    private static func number(_ value: Span<UInt8>) throws(CellProblem) -> CellDecimal {
        let isNegative = value[0] == UInt8(ascii: "-")
        let start = isNegative ? 1 : 0
        guard let point = self.endOfWhole(value, from: start), point > start, point + 1 != value.count else {
            throw .numberInvalid(value)
        }
        let whole = self.withoutLeadingZeros(value, start..<point)
        let decimals = self.withoutTrailingZeros(value, min(point + 1, value.count)..<value.count)
        guard whole.count + decimals.count <= Decimal30.mostDigits else { throw .numberTooLong(value) }
        return CellDecimal(
            value: Decimal30(
                isNegative: isNegative, magnitude: self.magnitude(value, whole, decimals), scale: decimals.count),
            hasPoint: point < value.count,
            dotWithThreeDecimals: value.count - point == 4 && value[point] == UInt8(ascii: "."))
    }

    /// Where the point or comma stands, or the end when there is none; nil when anything else is no digit.
    private static func endOfWhole(_ value: Span<UInt8>, from start: Int) -> Int? {
        var point = value.count
        for index in start..<value.count where CellDigits.digit(value[index]) == nil {
            let isPoint = value[index] == UInt8(ascii: ".") || value[index] == UInt8(ascii: ",")
            guard isPoint, point == value.count else { return nil }
            point = index
        }
        return point
    }

    private static func withoutLeadingZeros(_ value: Span<UInt8>, _ digits: Range<Int>) -> Range<Int> {
        var start = digits.lowerBound
        while start < digits.upperBound, value[start] == UInt8(ascii: "0") { start += 1 }
        return start..<digits.upperBound
    }

    private static func withoutTrailingZeros(_ value: Span<UInt8>, _ digits: Range<Int>) -> Range<Int> {
        var end = digits.upperBound
        while end > digits.lowerBound, value[end - 1] == UInt8(ascii: "0") { end -= 1 }
        return digits.lowerBound..<end
    }

    private static func magnitude(_ value: Span<UInt8>, _ whole: Range<Int>, _ decimals: Range<Int>) -> UInt128 {
        if whole.count + decimals.count <= 18 {
            let digits = self.append(value, decimals, to: self.append(value, whole, to: UInt64(0)))
            return UInt128(digits)
        }
        return self.append(value, decimals, to: self.append(value, whole, to: UInt128(0)))
    }

    private static func append<Number: FixedWidthInteger>(
        _ value: Span<UInt8>, _ digits: Range<Int>, to number: Number
    ) -> Number {
        var number = number
        for index in digits { number = number &* 10 &+ Number(truncatingIfNeeded: value[index] &- 0x30) }
        return number
    }
}
