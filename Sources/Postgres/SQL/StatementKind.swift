/// What a statement is, told from its first word: the wall between reading rows and changing the session.
///
/// Together with the extended protocol, which carries one statement per message, it keeps SET ROLE and the like out
/// of a tenant's transaction. It skips what the server skips (blanks, comments, opening parentheses) and takes
/// anything it does not know for `other`, so a difference with the server's own reading fails closed.
enum StatementKind: Hashable {
    /// SELECT, WITH, INSERT, UPDATE, DELETE: reads or writes rows, leaves the session as it was.
    case rows
    case copy
    /// BEGIN or START TRANSACTION.
    case begin
    /// SET LOCAL or SET TRANSACTION: undone when the transaction ends.
    case local
    case other

    init(_ sql: SQL) {
        var words = Words(text: Array(sql.text.utf8))
        switch words.next() {
        case "SELECT", "WITH", "INSERT", "UPDATE", "DELETE": self = .rows
        case "COPY": self = .copy
        case "BEGIN", "START": self = .begin
        case "SET": self = ["LOCAL", "TRANSACTION"].contains(words.next()) ? .local : .other
        default: self = .other
        }
    }

    /// Reads the words at the start of a statement.
    private struct Words {
        let text: [UInt8]
        var index = 0

        init(text: [UInt8]) { self.text = text }

        /// The next word in capitals; empty when something else stands there.
        mutating func next() -> String {
            while self.skipBlank() || self.skipLineComment() || self.skipBlockComment() {}
            let start = self.index
            while let byte = self.byte(0), Self.isLetter(byte) { self.index += 1 }
            return String(decoding: self.text[start..<self.index], as: UTF8.self).uppercased()
        }

        private func byte(_ offset: Int) -> UInt8? {
            self.index + offset < self.text.count ? self.text[self.index + offset] : nil
        }

        private func stands(_ characters: String) -> Bool {
            characters.utf8.enumerated().allSatisfy { self.byte($0) == $1 }
        }

        private mutating func skipBlank() -> Bool {
            guard let byte = self.byte(0), " \t\n\r\u{c}(".utf8.contains(byte) else { return false }
            self.index += 1
            return true
        }

        /// A comment ends at a line feed or at a carriage return, as it does for the server.
        private mutating func skipLineComment() -> Bool {
            guard self.stands("--") else { return false }
            while let byte = self.byte(0), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { self.index += 1 }
            return true
        }

        /// Block comments nest.
        private mutating func skipBlockComment() -> Bool {
            guard self.stands("/*") else { return false }
            var depth = 0
            repeat {
                if self.stands("/*") { depth += 1 } else if self.stands("*/") { depth -= 1 } else { self.index -= 1 }
                self.index += 2
            } while depth > 0 && self.index < self.text.count
            return true
        }

        private static func isLetter(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...: true
            default: false
            }
        }
    }
}
