/// What separates the parts of a body, from its Content-Type (RFC 2046, 5.1.1).
enum MultipartBoundary {
    /// The boundary in `multipart/form-data; boundary=…`. Throws ``MultipartError/wrongType``.
    static func read(from contentType: String?) throws(MultipartError) -> String {
        guard let contentType, contentType.utf8.count <= 1000 else { throw .wrongType }
        let parts = contentType.split(separator: ";", omittingEmptySubsequences: false).map(Self.trimmed)
        guard parts[0].lowercased() == "multipart/form-data" else { throw .wrongType }
        let values = parts.dropFirst().compactMap { part -> String? in
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, Self.trimmed(pair[0]).lowercased() == "boundary" else { return nil }
            return Self.unquoted(Self.trimmed(pair[1]))
        }
        guard values.count == 1, (1...70).contains(values[0].utf8.count), values[0].utf8.allSatisfy(Self.isAllowed),
            values[0].utf8.last != UInt8(ascii: " ")
        else { throw .wrongType }
        return values[0]
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "'()+_,-./:=? ".utf8.contains(byte)
        }
    }

    private static func unquoted(_ text: String) -> String {
        text.count >= 2 && text.first == "\"" && text.last == "\"" ? String(text.dropFirst().dropLast()) : text
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        return String(String(text.drop(while: isBlank)).reversed().drop(while: isBlank).reversed())
    }
}
