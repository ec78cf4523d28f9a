/// A Swift file as far as its string literals go, for tests that look at what the sources say to people.
public struct SwiftSource {
    /// A string literal, also one inside an interpolation.
    public struct Literal: Sendable {
        /// Without quotes and interpolations, which leave a `…`; escapes as written.
        public let words: String
        public let line: Int
        /// The code before it on its line, to see whose argument it is.
        public let before: String
    }

    public private(set) var literals: [Literal] = []
    private let text: [UInt8]
    private var place = 0
    private var line = 1

    public init(_ text: String) {
        self.text = Array(text.utf8)
        self.code(isInterpolation: false)
        self.literals.sort { $0.line < $1.line }
    }

    private func has(_ word: String) -> Bool {
        var place = self.place
        for byte in word.utf8 {
            guard place < self.text.count, self.text[place] == byte else { return false }
            place += 1
        }
        return true
    }

    private mutating func skip(_ count: Int = 1) {
        for _ in 0..<count where self.place < self.text.count {
            if self.text[self.place] == UInt8(ascii: "\n") { self.line += 1 }
            self.place += 1
        }
    }

    /// Code up to the end, or up to the parenthesis that closes an interpolation.
    private mutating func code(isInterpolation: Bool) {
        var depth = 0
        while self.place < self.text.count {
            if self.has("//") {
                while self.place < self.text.count, !self.has("\n") { self.skip() }
            } else if self.has("/*") {
                while self.place < self.text.count, !self.has("*/") { self.skip() }
            } else if self.has("\"") || self.has("#\"") {
                self.literal()
            } else if self.has("/"), self.isRegex {
                self.regex()
            } else {
                if self.has("(") { depth += 1 }
                if self.has(")") {
                    if isInterpolation, depth == 0 { return }
                    depth -= 1
                }
                self.skip()
            }
        }
    }

    /// Whether a slash begins a regular expression: nothing to divide stands before it, and no space after it.
    private var isRegex: Bool {
        let space = [UInt8(ascii: " "), UInt8(ascii: "\n")]
        let before = self.text[..<self.place].last { !space.contains($0) } ?? UInt8(ascii: "(")
        let after = self.place + 1 < self.text.count ? self.text[self.place + 1] : UInt8(ascii: " ")
        return "(,=:{[".utf8.contains(before) && !space.contains(after)
    }

    private mutating func regex() {
        var isClass = false
        self.skip()
        while self.place < self.text.count, isClass || !self.has("/") {
            if self.has("\\") { self.skip() } else if self.has("[") { isClass = true } else if self.has("]") { isClass = false }
            self.skip()
        }
        self.skip()
    }

    private mutating func literal() {
        let begin = self.line
        let start = self.text[..<self.place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let before = String(decoding: self.text[start..<self.place], as: UTF8.self)
        let hash = self.has("#") ? "#" : ""
        self.skip(hash.count)
        let quote = self.has("\"\"\"") ? "\"\"\"" : "\""
        self.skip(quote.count)
        var words: [UInt8] = []
        while self.place < self.text.count, !self.has(quote + hash) {
            if self.has("\\\(hash)(") {
                self.skip(2 + hash.count)
                self.code(isInterpolation: true)
                words += "…".utf8
            } else if self.has("\\\(hash)") {
                for _ in 0...hash.count {
                    words.append(self.text[self.place])
                    self.skip()
                }
                words.append(self.text[self.place])
            } else {
                words.append(self.text[self.place])
            }
            self.skip()
        }
        self.skip(quote.count + hash.count)
        self.literals.append(Literal(words: String(decoding: words, as: UTF8.self), line: begin, before: before))
    }
}
