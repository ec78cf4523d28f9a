import Foundation
import Testing

@testable import Mail

/// A message as it goes over the line.
@Suite struct MailMessageTests {
    private func lines(_ message: MailMessage) -> [String] {
        String(
            decoding: message.bytes(from: "Kraamzicht <k@example.nl>", at: Date(timeIntervalSince1970: 0), id: "x"), as: UTF8.self
        )
        .components(separatedBy: "\r\n")
    }

    @Test func `headers and a body in base64`() throws {
        let lines = self.lines(MailMessage(to: "bea@wieg.nl", subject: "Twee punten", text: "Één\nregel"))
        #expect(
            Array(lines.prefix(9)) == [
                "From: Kraamzicht <k@example.nl>", "To: bea@wieg.nl", "Subject: Twee punten",
                "Date: Thu, 01 Jan 1970 00:00:00 +0000",
                "Message-ID: <x@example.nl>", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64", "Auto-Submitted: auto-generated",
            ])
        #expect(lines[9].isEmpty)
        #expect(Data(base64Encoded: lines[10]).map { String(decoding: $0, as: UTF8.self) } == "Één\nregel")
    }

    @Test func `a subject in other letters is folded into words, none cut inside a letter`() {
        let subject = String(repeating: "Kraamzorg ‘De Wieg’: één ", count: 6)
        let lines = self.lines(MailMessage(to: "a@b.nl", subject: subject, text: ""))
        let start = lines.firstIndex { $0.hasPrefix("Subject: ") }!
        let words =
            [lines[start].dropFirst("Subject: ".count)]
            + lines[(start + 1)...].prefix { $0.hasPrefix(" ") }.map { $0.dropFirst() }
        #expect(words.count > 3 && words.allSatisfy { $0.count <= 75 && $0.hasPrefix("=?UTF-8?B?") && $0.hasSuffix("?=") })
        let text = words.map { word in
            String(decoding: Data(base64Encoded: String(word.dropFirst(10).dropLast(2)))!, as: UTF8.self)
        }
        #expect(text.joined() == subject && text.allSatisfy { !$0.contains("\u{FFFD}") })
    }

    @Test func `nothing adds a header`() {
        let lines = self.lines(MailMessage(to: "a@b.nl\r\nBcc: c@d.nl", subject: "Dag\nBcc: e@f.nl", text: "x"))
        #expect(!lines.contains { $0.hasPrefix("Bcc") })
    }

    @Test(arguments: [
        ("http://mail.nl", "a@b.nl"), ("smtp://", "a@b.nl"), ("mail.nl:25", "a@b.nl"), ("smtp://mail.nl", "niemand"),
        ("smtp://mail.nl", "A <a b@c.nl>"),
    ])
    func `settings that cannot be are refused`(url: String, sender: String) {
        #expect(throws: MailError.self) { try MailServer(url: url, sender: sender) }
    }

    @Test func `who signs in always does so encrypted`() throws {
        #expect(try MailServer(url: "smtp://a:b%40c@mail.nl:587", sender: "A <a@b.nl>").needsTLS)
        #expect(try MailServer(url: "smtp://a:b%40c@mail.nl:587", sender: "A <a@b.nl>").password == "b@c")
        #expect(try MailServer(url: "smtp://a:b@mail.nl:587", sender: "a@b.nl").url == "smtp://mail.nl:587")
        #expect(!(try MailServer(url: "smtp://localhost:25", sender: "a@b.nl").needsTLS))
    }

    @Test func `a server that is not there is named`() async throws {
        let server = try MailServer(url: "smtp://127.0.0.1:1", sender: "a@b.nl")
        let error = await #expect(throws: MailError.self) {
            try await server.send(MailMessage(to: "a@b.nl", subject: "x", text: "y"))
        }
        #expect(error?.code == .refused && error?.message.contains("smtp://127.0.0.1:1") == true)
    }
}
