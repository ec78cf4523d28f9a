/// One text of a catalogue, taken apart once: words, and the places of values that are only known when it is used.
///
/// `{{count}} dagen` has one place. A text that depends on a number has two forms, `one` and `other`; any other text has `other`.
struct Phrase: Sendable, Hashable {
    enum Part: Sendable, Hashable {
        case words(String)
        case place(String)
    }

    /// What is wrong with how a text is written.
    enum Problem: Error, Hashable {
        /// A `{{` without a name and a `}}` after it, or the other way round.
        case brokenPlace
        /// A text with forms says nothing for most numbers.
        case withoutOther
    }

    /// As the catalogue writes it, for templates, which fill the places themselves.
    let source: String
    /// The form for one, as the catalogue writes it; nil where a text has no forms.
    let one: String?
    private let other: [Part]
    private let single: [Part]?

    init(_ other: String, one: String? = nil) throws(Problem) {
        self.source = other
        self.other = try Self.parts(other)
        self.one = one
        self.single = if let one { try Self.parts(one) } else { nil }
    }

    /// Whether a number decides which form is meant.
    var hasForms: Bool { self.one != nil }

    /// The names of all places.
    var places: Set<String> {
        Set(
            (self.other + (self.single ?? [])).compactMap { part in
                if case .place(let name) = part { name } else { nil }
            })
    }

    /// The text with values in its places. `isOne` chooses the form; a place without a value stays empty.
    func filled(_ values: [String: any CustomStringConvertible], isOne: Bool = false) -> String {
        let parts = isOne ? self.single ?? self.other : self.other
        if parts.count == 1, case .words(let words) = parts[0] { return words }
        var text = ""
        for part in parts {
            switch part {
            case .words(let words): text += words
            case .place(let name): text += values[name]?.description ?? ""
            }
        }
        return text
    }

    private static func parts(_ text: String) throws(Problem) -> [Part] {
        guard text.utf8.contains(where: { "{}".utf8.contains($0) }) else { return [.words(text)] }
        var parts: [Part] = []
        var rest = text[...]
        while let opening = rest.firstRange(of: "{{") {
            guard !rest[..<opening.lowerBound].contains("}}"), let closing = rest[opening.upperBound...].firstRange(of: "}}"),
                rest[opening.upperBound..<closing.lowerBound].wholeMatch(of: /\.|[a-z][A-Za-z0-9.]*/) != nil,
                rest[closing.upperBound...].first != "}"
            else { throw .brokenPlace }
            if opening.lowerBound > rest.startIndex { parts.append(.words(String(rest[..<opening.lowerBound]))) }
            parts.append(.place(String(rest[opening.upperBound..<closing.lowerBound])))
            rest = rest[closing.upperBound...]
        }
        guard !rest.contains("}}") else { throw .brokenPlace }
        if !rest.isEmpty || parts.isEmpty { parts.append(.words(String(rest))) }
        return parts
    }
}
