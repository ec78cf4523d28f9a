/// A value whose array can be bound and decoded as one PostgreSQL array of one dimension.
///
/// `UInt8` is the exception: an array of bytes is `bytea`.
public protocol SQLArrayElement: Sendable {
    /// The array's type.
    static var postgresArrayType: PostgresType { get }

    /// The array's text. The default quotes each element's own text.
    static func postgresText(of array: [Self]) -> String

    /// The array from its text, or nil. The default reads one dimension without NULL.
    static func array(postgresText: Span<UInt8>) -> [Self]?
}

extension SQLArrayElement where Self: SQLBindable {
    /// `{"…","…"}` with quotes and backslashes escaped.
    public static func postgresText(of array: [Self]) -> String {
        var text = "{"
        for element in array {
            text += text.utf8.count == 1 ? "\"" : ",\""
            for scalar in element.postgresText.unicodeScalars {
                if scalar == "\"" || scalar == "\\" { text.unicodeScalars.append("\\") }
                text.unicodeScalars.append(scalar)
            }
            text += "\""
        }
        return text + "}"
    }
}

extension SQLArrayElement where Self: SQLDecodable {
    /// Reads `{…}`; nil when the array is nested, holds NULL, or an element does not decode.
    public static func array(postgresText: Span<UInt8>) -> [Self]? {
        guard let texts = ArrayText.elements(of: postgresText) else { return nil }
        var array: [Self] = []
        array.reserveCapacity(texts.count)
        for text in texts {
            guard let element = Self(postgresText: text.span) else { return nil }
            array.append(element)
        }
        return array
    }
}

extension Array: SQLBindable where Element: SQLArrayElement {
    /// The element's array type.
    public static var postgresType: PostgresType { Element.postgresArrayType }
    /// The array in braces, or bytes in hexadecimal.
    public var postgresText: String { Element.postgresText(of: self) }
}

extension Array: SQLDecodable where Element: SQLArrayElement {
    /// Reads what the element's type says.
    public init?(postgresText: borrowing Span<UInt8>) {
        guard let array = Element.array(postgresText: copy postgresText) else { return nil }
        self = array
    }
}
