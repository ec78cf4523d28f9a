/// Reads PostgreSQL's text form of an array.
enum ArrayText {
    /// The elements' texts of `{a,"b c"}`; nil when nested, holding NULL, with own bounds, or malformed.
    static func elements(of text: Span<UInt8>) -> [[UInt8]]? {
        guard text.count >= 2, text[0] == UInt8(ascii: "{"), text[text.count - 1] == UInt8(ascii: "}") else { return nil }
        guard text.count > 2 else { return [] }
        var elements: [[UInt8]] = []
        var index = 1
        while index < text.count {
            let isQuoted = text[index] == UInt8(ascii: "\"")
            guard let element = isQuoted ? Self.quoted(text, &index) : Self.plain(text, &index) else { return nil }
            elements.append(element)
            guard index < text.count, text[index] == UInt8(ascii: ",") || index == text.count - 1 else { return nil }
            index += 1
        }
        return elements
    }

    private static func quoted(_ text: Span<UInt8>, _ index: inout Int) -> [UInt8]? {
        var element: [UInt8] = []
        index += 1
        while index < text.count, text[index] != UInt8(ascii: "\"") {
            if text[index] == UInt8(ascii: "\\") { index += 1 }
            guard index < text.count else { return nil }
            element.append(text[index])
            index += 1
        }
        index += 1
        return element
    }

    private static func plain(_ text: Span<UInt8>, _ index: inout Int) -> [UInt8]? {
        var element: [UInt8] = []
        while index < text.count, text[index] != UInt8(ascii: ","), text[index] != UInt8(ascii: "}") {
            guard text[index] != UInt8(ascii: "{") else { return nil }
            element.append(text[index])
            index += 1
        }
        return element.isEmpty || element == Array("NULL".utf8) ? nil : element
    }
}
