internal import Foundation

/// One message of plain text to one person.
public struct MailMessage: Sendable, Hashable {
    public let to: String
    public let subject: String
    public let text: String

    /// Line breaks in an address or a subject become blanks: nothing may add a header.
    public init(to: String, subject: String, text: String) {
        self.to = Self.oneLine(to)
        self.subject = Self.oneLine(subject)
        self.text = text
    }

    /// As it goes over the line (RFC 5322, RFC 2045, RFC 2047): UTF-8 in base64, so that no server breaks a line or a letter.
    func bytes(from sender: String, at date: Date, id: String) -> [UInt8] {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
        let domain = sender.split(separator: "@").last.map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "> ")) } ?? ""
        let head = [
            "From: \(Self.oneLine(sender))", "To: \(self.to)", "Subject: \(Self.encoded(self.subject))",
            "Date: \(formatter.string(from: date))", "Message-ID: <\(id)@\(domain)>", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "Auto-Submitted: auto-generated",
        ]
        let body = Data(self.text.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body + "\r\n").utf8)
    }

    /// Words of at most 45 bytes each, so that none exceeds the 75 characters of an encoded word; never cut inside a letter.
    private static func encoded(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return text }
        var words: [String] = []
        var word = ""
        for character in text {
            if word.utf8.count + character.utf8.count > 45 {
                words.append(word)
                word = ""
            }
            word.append(character)
        }
        words.append(word)
        return words.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    private static func oneLine(_ text: String) -> String {
        String(text.map { $0.isNewline || $0 == "\0" ? " " : $0 })
    }
}
