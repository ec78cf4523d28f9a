/// One row of a `COPY … TO STDOUT (FORMAT text, HEADER)`, taken apart.
public struct CopyRow: ColumnRow {
    let columns: [String: Int]
    let bytes: [UInt8]
    /// Where each field lies in the bytes.
    let fields: [Range<Int>]

    public func decode<Value: SQLDecodable>(_ type: Value.Type, _ column: String) throws(PostgresError) -> Value {
        guard let value = try self.decode(Value?.self, column) else {
            throw PostgresError(.decodingFailed, "column ‘\(column)’ is null, not \(type)", column: column)
        }
        return value
    }

    public func decode<Value: SQLDecodable>(_ type: Value?.Type, _ column: String) throws(PostgresError) -> Value? {
        guard let place = self.columns[column] else {
            throw PostgresError(.decodingFailed, "there is no column ‘\(column)’ in the result", column: column)
        }
        let field = self.bytes[self.fields[place]]
        let hasEscapes = field.contains(CopyText.backslash)
        if hasEscapes, field.elementsEqual(CopyText.null) { return nil }
        let value = hasEscapes ? Value(postgresText: CopyText.unescaped(field).span) : Value(postgresText: field.span)
        guard let value else {
            throw PostgresError(.decodingFailed, "column ‘\(column)’ does not hold \(Value.self)", column: column)
        }
        return value
    }
}

/// Takes the pieces of a `COPY … TO STDOUT (FORMAT text, HEADER)` apart into rows. Pieces hold whole rows.
struct CopyText {
    static let backslash = UInt8(ascii: "\\")
    static let null = Array("\\N".utf8)

    /// The names of the columns; nil before the first line.
    private var columns: [String: Int]?

    /// The rows of a piece.
    mutating func rows(_ piece: [UInt8]) -> [CopyRow] {
        var rows: [CopyRow] = []
        var fields: [Range<Int>] = []
        var start = 0
        for (place, byte) in piece.enumerated() {
            // A tab or line end inside a value is escaped.
            guard byte == 0x09 || byte == 0x0A else { continue }
            fields.append(start..<place)
            start = place + 1
            guard byte == 0x0A else { continue }
            if let columns = self.columns {
                rows.append(CopyRow(columns: columns, bytes: piece, fields: fields))
            } else {
                self.columns = Dictionary(
                    fields.enumerated().map { (String(decoding: Self.unescaped(piece[$1]), as: UTF8.self), $0) }
                ) { first, _ in first }
            }
            fields.removeAll(keepingCapacity: true)
        }
        return rows
    }

    /// A value without the escapes that COPY writes.
    static func unescaped(_ field: ArraySlice<UInt8>) -> [UInt8] {
        var value: [UInt8] = []
        value.reserveCapacity(field.count)
        var isEscaped = false
        for byte in field {
            if isEscaped {
                value.append(Self.meaning[byte] ?? byte)
                isEscaped = false
            } else if byte == Self.backslash {
                isEscaped = true
            } else {
                value.append(byte)
            }
        }
        return value
    }

    private static let meaning: [UInt8: UInt8] = [
        UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "v"): 0x0B,
        UInt8(ascii: "f"): 0x0C, UInt8(ascii: "r"): 0x0D,
    ]
}
