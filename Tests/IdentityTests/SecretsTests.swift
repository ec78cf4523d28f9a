import Testing

@testable import Identity

@Suite struct SecretsTests {
    @Test func `equal is equal, and nothing else`() {
        #expect(ConstantTime.equal([], []))
        #expect(ConstantTime.equal([1, 2, 3], [1, 2, 3]))
        #expect(!ConstantTime.equal([1, 2, 3], [1, 2]))
        #expect(!ConstantTime.equal([1, 2, 3], [1, 2, 4]))
        #expect(!ConstantTime.equal([], [0]))
    }

    @Test func `bytes come back from their text`() {
        for count in 0...40 {
            let bytes = RandomBytes.make(count)
            let text = RandomBytes.base64URL(bytes)
            #expect(text.wholeMatch(of: /[A-Za-z0-9_-]*/) != nil)
            #expect(RandomBytes.bytes(base64URL: text) == bytes)
        }
        #expect(RandomBytes.base64URL([251, 255, 254]) == "-__-")
    }

    @Test(arguments: ["a", "ab=", "a+b/", "ab==", "é", "AB", "a b c d"])
    func `a text with another way to write it is refused`(_ text: String) {
        #expect(RandomBytes.bytes(base64URL: text) == nil)
    }

    @Test func `a token is random, and stored as a hash only`() throws {
        let token = SessionToken()
        #expect(token.text.utf8.count == 43)
        #expect(token.sha256.wholeMatch(of: /[0-9a-f]{64}/) != nil)
        #expect(SessionToken(text: token.text)?.sha256 == token.sha256)
        #expect(SessionToken().text != token.text)
        #expect(Set((0..<1000).map { _ in SessionToken().text }).count == 1000)
    }

    @Test(arguments: [
        "", "abc", String(repeating: "a", count: 42), String(repeating: "a", count: 44),
        String(repeating: "é", count: 43),
    ])
    func `what is no token is not asked of the database`(_ text: String) {
        #expect(SessionToken(text: text) == nil)
    }

    @Test func `a browser's name becomes one short printable line`() {
        #expect(Sessions.line("Mozilla/5.0\r\n\0Set-Cookie: é x") == "Mozilla/5.0Set-Cookie:  x")
        #expect(Sessions.line(String(repeating: "a", count: 5_000)).count == 200)
    }
}
