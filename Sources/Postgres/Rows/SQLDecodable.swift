/// A value that can be read from a column in PostgreSQL's text format.
///
/// A type of your own usually starts with `guard let text = String(postgresText: bytes)`.
public protocol SQLDecodable {
    /// Reads the column's bytes, which are UTF-8 and never null; nil when they are not such a value.
    init?(postgresText: borrowing Span<UInt8>)
}

extension String: SQLDecodable {
    /// Any column's text as it is.
    public init?(postgresText: borrowing Span<UInt8>) {
        self = postgresText.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}

extension Bool: SQLDecodable {
    /// `t` or `f`.
    public init?(postgresText: borrowing Span<UInt8>) {
        guard postgresText.count == 1 else { return nil }
        switch postgresText[0] {
        case UInt8(ascii: "t"): self = true
        case UInt8(ascii: "f"): self = false
        default: return nil
        }
    }
}

extension Double: SQLDecodable {
    /// Digits, `Infinity` or `NaN`; a `numeric` too, with a double's precision.
    public init?(postgresText: borrowing Span<UInt8>) {
        guard let text = String(postgresText: postgresText) else { return nil }
        self.init(text)
    }
}

extension Int: SQLDecodable {
    /// Decimal digits; nil when a fraction or too large.
    public init?(postgresText: borrowing Span<UInt8>) {
        guard let value = decimal(Int.self, postgresText) else { return nil }
        self = value
    }
}

extension Int64: SQLDecodable {
    /// Decimal digits; nil when a fraction or too large.
    public init?(postgresText: borrowing Span<UInt8>) {
        guard let value = decimal(Int64.self, postgresText) else { return nil }
        self = value
    }
}

extension Int32: SQLDecodable {
    /// Decimal digits; nil when a fraction or too large.
    public init?(postgresText: borrowing Span<UInt8>) {
        guard let value = decimal(Int32.self, postgresText) else { return nil }
        self = value
    }
}

/// Reads digits without making a string of them: counts are most of what is read.
private func decimal<Number: FixedWidthInteger & SignedInteger>(
    _ type: Number.Type, _ text: borrowing Span<UInt8>
) -> Number? {
    let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
    guard text.count > (isNegative ? 1 : 0) else { return nil }
    var number: Number = 0
    for index in (isNegative ? 1 : 0)..<text.count {
        let digit = text[index] &- UInt8(ascii: "0")
        guard digit <= 9 else { return nil }
        let (tens, tensOverflow) = number.multipliedReportingOverflow(by: 10)
        let step = Number(digit)
        let (next, overflow) = isNegative ? tens.subtractingReportingOverflow(step) : tens.addingReportingOverflow(step)
        guard !tensOverflow, !overflow else { return nil }
        number = next
    }
    return number
}
