import Testing

@testable import Identity

@Suite struct PasswordTests {
    private let email = try! EmailAddress("an@voorbeeld.nl")

    @Test(arguments: [
        "", "elf tekens!", "aaaaaaaaaaaaaaaa", "abababababab", "An@Voorbeeld.nl", String(repeating: "abcdef", count: 200),
    ])
    func `a weak password is refused`(_ text: String) {
        let error = #expect(throws: IdentityError.self) { try Password(chosen: text, for: self.email) }
        #expect(error?.code == .weakPassword)
        #expect(error.map { !"\($0)".contains(text) || text.isEmpty } == true, "the message must not repeat it")
    }

    @Test(arguments: ["twaalf teken", "ééééé üïöäß ✓", "correct horse battery staple"])
    func `a long one is fine, whatever its kinds`(_ text: String) throws {
        #expect(try !Password(chosen: text, for: self.email).bytes.isEmpty)
    }

    @Test func `two keyboards give the same bytes`() throws {
        #expect(Password(typed: "caf\u{e9}")?.bytes == Password(typed: "cafe\u{301}")?.bytes)
        #expect(Password(typed: "cafe")?.bytes != Password(typed: "café")?.bytes)
    }

    @Test func `nothing and too much are nobody's password`() {
        #expect(Password(typed: "") == nil)
        #expect(Password(typed: String(repeating: "a", count: 1025)) == nil)
        #expect(Password(typed: String(repeating: "a", count: 1024)) != nil)
    }

    @Test func `a generated password can be read aloud and is strong enough itself`() throws {
        #expect(GeneratedPassword.alphabet.count == 32)
        #expect(Set(GeneratedPassword.alphabet).count == 32)
        var seen: Set<String> = []
        for _ in 0..<500 {
            let text = GeneratedPassword.make()
            #expect(text.wholeMatch(of: /([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}/) != nil)
            _ = try Password(chosen: text, for: self.email)
            seen.insert(text)
        }
        #expect(seen.count == 500)
    }

    @Test func `every character is used`() {
        let all = Set((0..<200).map { _ in GeneratedPassword.make() }.joined())
        #expect(all == Set(GeneratedPassword.alphabet + ["-"]))
    }
}
