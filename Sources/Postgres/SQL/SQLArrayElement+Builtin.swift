extension String: SQLArrayElement {
    /// `text[]`
    public static var postgresArrayType: PostgresType { .textArray }
}

extension Int: SQLArrayElement {
    /// `bigint[]`
    public static var postgresArrayType: PostgresType { .int8Array }
}

extension Int64: SQLArrayElement {
    /// `bigint[]`
    public static var postgresArrayType: PostgresType { .int8Array }
}

extension Int32: SQLArrayElement {
    /// `integer[]`
    public static var postgresArrayType: PostgresType { .int4Array }
}

extension Double: SQLArrayElement {
    /// `double precision[]`
    public static var postgresArrayType: PostgresType { .float8Array }
}

extension Bool: SQLArrayElement {
    /// `boolean[]`
    public static var postgresArrayType: PostgresType { .boolArray }
}

extension UInt8: SQLArrayElement {
    /// `bytea`: an array of bytes is one value, not an array of numbers.
    public static var postgresArrayType: PostgresType { .bytea }

    /// `\x` and two hexadecimal digits per byte.
    public static func postgresText(of array: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: array.count * 2 + 2) { text in
            text[0] = UInt8(ascii: "\\")
            text[1] = UInt8(ascii: "x")
            for (index, byte) in array.enumerated() {
                text[index * 2 + 2] = digits[Int(byte >> 4)]
                text[index * 2 + 3] = digits[Int(byte & 15)]
            }
            return array.count * 2 + 2
        }
    }

    /// Reads the hexadecimal form, which is `bytea_output`'s default; nil for the old escape form.
    public static func array(postgresText text: Span<UInt8>) -> [UInt8]? {
        guard text.count >= 2, text.count.isMultiple(of: 2), text[0] == UInt8(ascii: "\\"), text[1] == UInt8(ascii: "x")
        else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2 - 1)
        for index in stride(from: 2, to: text.count, by: 2) {
            guard let high = Self.digit(text[index]), let low = Self.digit(text[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
