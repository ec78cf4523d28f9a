/// Takes XML apart into tags and texts, and refuses what a logo does not need: entities of its own, instructions, and anything
/// that is not quite well-formed, since two readers may understand that differently.
struct XMLTags {
    enum Tag {
        case begin(String, [(name: String, value: String)], isWhole: Bool)
        case end(String)
        case text(String)
    }

    private var rest: Substring

    init(_ text: String) {
        self.rest = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
    }

    /// nil at the end.
    mutating func next() throws(LogoProblem) -> Tag? {
        guard let first = self.rest.first else { return nil }
        guard first == "<" else {
            let text = self.rest.prefix { $0 != "<" }
            self.rest = self.rest[text.endIndex...]
            return .text(try Self.decoded(text))
        }
        if self.rest.hasPrefix("<!--") { return try self.skip(after: "-->") }
        if self.rest.hasPrefix("<![CDATA[") {
            let text = try self.taken(until: "]]>").dropFirst(9)
            return .text(String(text))
        }
        if self.rest.hasPrefix("<?") {
            let text = try self.taken(until: "?>")
            guard text.hasPrefix("<?xml ") || text.hasPrefix("<?xml\n") || text.hasPrefix("<?xml\t") else {
                throw .unsafeSVG("de instructie ‘\(text.prefix(24))’")
            }
            return .text("")
        }
        if self.rest.hasPrefix("<!") {
            let text = try self.taken(until: ">")
            // A document type may only be named; what stands between brackets makes words that mean something else.
            guard text.lowercased().hasPrefix("<!doctype svg"), !text.contains("[") else {
                throw .unsafeSVG("een eigen entiteit")
            }
            return .text("")
        }
        if self.rest.hasPrefix("</") {
            let text = try self.taken(until: ">").dropFirst(2)
            return .end(String(text.filter { !$0.isWhitespace }))
        }
        return try self.tag()
    }

    private mutating func skip(after end: String) throws(LogoProblem) -> Tag {
        _ = try self.taken(until: end)
        return .text("")
    }

    /// Up to `end`, which is left behind.
    private mutating func taken(until end: String) throws(LogoProblem) -> Substring {
        guard let found = self.rest.firstRange(of: end) else { throw .brokenSVG("een onderdeel is niet af") }
        let text = self.rest[..<found.lowerBound]
        self.rest = self.rest[found.upperBound...]
        return text
    }

    private mutating func tag() throws(LogoProblem) -> Tag {
        self.rest.removeFirst()
        let name = try self.name()
        var attributes: [(name: String, value: String)] = []
        while true {
            self.skipBlanks()
            if self.rest.hasPrefix("/>") {
                self.rest.removeFirst(2)
                return .begin(name, attributes, isWhole: true)
            }
            if self.rest.first == ">" {
                self.rest.removeFirst()
                return .begin(name, attributes, isWhole: false)
            }
            let attribute = try self.name()
            guard !attributes.contains(where: { $0.name == attribute }) else {
                throw .brokenSVG("‘\(attribute)’ staat er twee keer")
            }
            self.skipBlanks()
            guard self.rest.popFirst() == "=" else { throw .brokenSVG("‘\(attribute.prefix(40))’ heeft geen waarde") }
            self.skipBlanks()
            guard let quote = self.rest.popFirst(), quote == "\"" || quote == "'" else {
                throw .brokenSVG("‘\(attribute.prefix(40))’ staat niet tussen aanhalingstekens")
            }
            let value = try self.taken(until: String(quote))
            guard !value.contains("<") else { throw .brokenSVG("‘\(attribute.prefix(40))’ is niet af") }
            attributes.append((attribute, try Self.decoded(value)))
        }
    }

    private mutating func name() throws(LogoProblem) -> String {
        let name = self.rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "_:.-".contains($0)) }
        guard let first = name.first, first.isLetter || first == "_" else { throw .brokenSVG("een naam ontbreekt") }
        self.rest = self.rest[name.endIndex...]
        return String(name)
    }

    private mutating func skipBlanks() { self.rest = self.rest.drop { $0.isWhitespace } }

    /// With the five entities of XML and numbered characters written out.
    private static func decoded(_ text: Substring) throws(LogoProblem) -> String {
        guard text.contains("&") else { return String(text) }
        var result = ""
        var rest = text
        while let place = rest.firstIndex(of: "&") {
            result += rest[..<place]
            guard let end = rest[place...].firstIndex(of: ";") else { throw .brokenSVG("een & staat alleen") }
            let word = rest[rest.index(after: place)..<end]
            let known: [Substring: String] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
            if let text = known[word] {
                result += text
            } else if word.hasPrefix("#"), let code = Self.code(word.dropFirst()), let scalar = Unicode.Scalar(code) {
                result.unicodeScalars.append(scalar)
            } else {
                throw .unsafeSVG("een eigen entiteit")
            }
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func code(_ digits: Substring) -> UInt32? {
        digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    }
}
