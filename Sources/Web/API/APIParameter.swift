internal import Domain

/// A parameter of the machine interface: how the document describes it, and what the routes take. Both come from its kind, so that
/// neither says what the other does not.
struct APIParameter: Sendable {
    enum Kind: Sendable, Hashable {
        case day, period, stand
        /// One of these words.
        case word([String])
        /// Several of these words with commas between them, each once.
        case words([String])
        /// Codes of this form with commas between them.
        case codes(form: String)
        /// Free text; the parameter may be there several times, each time with another value.
        case texts
        /// A text of this form and at most so many bytes.
        case text(form: String, longest: Int)
        case number(ClosedRange<Int>)
        case flag
    }

    let name: String
    let kind: Kind
    let explanation: String
    let example: JSONValue

    init(_ name: String, _ kind: Kind, _ explanation: String, example: JSONValue) {
        self.name = name
        self.kind = kind
        self.explanation = explanation
        self.example = example
    }

    /// The longest value of free text, in characters, and how many there may be: together they fit an address, also when each
    /// character takes four bytes.
    static let longestText = 100
    static let mostTexts = 10

    private static let slice = "[0-9]{4}(-(0[1-9]|1[0-2]|K[1-4]|H[12]))?"
    private static let dayForm = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    private static let timeForm =
        "T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?(Z|[+-](0[0-9]|1[0-5]):[0-5][0-9])"

    /// The form of a value, or of one of several; nil when it is free or a choice.
    private var form: String? {
        switch self.kind {
        case .day: Self.dayForm
        case .period: "alles|\(Self.slice)(\\.\\.\(Self.slice))?"
        case .stand: "levering-[0-9]{1,9}|\(Self.dayForm)(\(Self.timeForm))?"
        case .codes(let form): form
        case .text(let form, _): form
        case .word, .words, .texts, .number, .flag: nil
        }
    }

    /// How often the parameter may stand in an address.
    var most: Int { self.kind == .texts ? Self.mostTexts : 1 }

    /// JSON Schema of the value.
    var schema: JSONValue {
        let pattern = JSONValue.text("^(\(self.form ?? ""))$")
        switch self.kind {
        case .day: return ["type": "string", "format": "date", "pattern": pattern]
        case .period, .stand: return ["type": "string", "pattern": pattern]
        case .text(_, let longest): return ["type": "string", "pattern": pattern, "maxLength": .whole(longest)]
        case .word(let words): return ["type": "string", "enum": .list(words.map { .text($0) })]
        case .words(let words):
            return [
                "type": "array", "minItems": 1, "uniqueItems": true,
                "items": ["type": "string", "enum": .list(words.map { .text($0) })],
            ]
        case .codes:
            return [
                "type": "array", "minItems": 1, "maxItems": 400, "uniqueItems": true,
                "items": ["type": "string", "pattern": pattern],
            ]
        case .texts:
            return [
                "type": "array", "minItems": 1, "maxItems": .whole(Self.mostTexts),
                "items": ["type": "string", "minLength": 1, "maxLength": .whole(Self.longestText)],
            ]
        case .number(let range):
            return ["type": "integer", "minimum": .whole(range.lowerBound), "maximum": .whole(range.upperBound)]
        case .flag: return ["type": "boolean"]
        }
    }

    /// What is wrong with a value that an address gives; nil when it can be taken.
    func problem(with value: String) -> FieldProblem? {
        switch self.kind {
        case .day:
            guard self.has(value, form: self.form), (try? Day(value)) != nil else {
                return self.problem("‘\(value.prefix(40))’ is geen dag", "schrijf bijvoorbeeld 2026-11-22")
            }
        case .period, .stand, .text:
            guard self.has(value, form: self.form) else {
                return self.problem("‘\(value.prefix(40))’ kan hier niet", "lees bij /v1/openapi.json hoe het geschreven wordt")
            }
        case .word(let words):
            guard words.contains(value) else { return self.choice(value, words) }
        case .words(let words):
            let given = value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            if let wrong = given.first(where: { !words.contains($0) }) { return self.choice(wrong, words) }
            guard Set(given).count == given.count else { return self.problem("een woord staat er twee keer", nil) }
        case .codes:
            let given = value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            if let wrong = given.first(where: { !self.has($0, form: self.form) }) {
                return self.problem("‘\(wrong.prefix(40))’ is geen code van een \(self.name)", nil)
            }
            guard Set(given).count == given.count, given.count <= 400 else {
                return self.problem("een code staat er twee keer, of het zijn er meer dan 400", nil)
            }
        case .texts:
            guard value.unicodeScalars.count <= Self.longestText else {
                return self.problem("een waarde is langer dan \(Self.longestText) tekens", nil)
            }
        case .number(let range):
            guard value.utf8.count <= 10, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(value),
                range.contains(number), String(number) == value
            else { return self.problem("dit is een getal van \(range.lowerBound) tot en met \(range.upperBound)", nil) }
        case .flag:
            guard ["true", "false"].contains(value) else { return self.choice(value, ["true", "false"]) }
        }
        return nil
    }

    private func problem(_ message: String, _ hint: String?) -> FieldProblem {
        FieldProblem(field: self.name, message: message, hint: hint)
    }

    private func choice(_ value: String, _ words: [String]) -> FieldProblem {
        self.problem("‘\(value.prefix(40))’ kan hier niet", "kies uit \(words.joined(separator: ", "))")
    }

    private func has(_ value: String, form: String?) -> Bool {
        let longest = if case .text(_, let bytes) = self.kind { bytes } else { Self.longestText }
        guard value.utf8.count <= longest, let pattern = try? Regex(form ?? "") else { return false }
        return value.wholeMatch(of: pattern) != nil
    }
}
