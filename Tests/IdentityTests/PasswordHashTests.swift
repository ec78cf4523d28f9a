import Testing

@testable import Identity

@Suite struct PasswordHashTests {
    private func password(_ text: String) throws -> Password { try #require(Password(typed: text)) }

    @Test func `a hash is written, read and matched`() throws {
        let hash = try PasswordHash(of: self.password("vier woorden die passen"), parameters: Samples.cheap)
        #expect(hash.text.hasPrefix("scrypt$4$8$1$"))
        #expect(hash.text.split(separator: "$").count == 6)
        let read = try #require(PasswordHash(text: hash.text))
        #expect(read == hash)
        #expect(try read.matches(self.password("vier woorden die passen")))
        #expect(try !read.matches(self.password("vier woorden die passem")))
        #expect(try !read.matches(.standIn))
    }

    @Test func `the same password has another hash each time`() throws {
        let password = try self.password("vier woorden die passen")
        let first = try PasswordHash(of: password, parameters: Samples.cheap)
        #expect(try first != PasswordHash(of: password, parameters: Samples.cheap))
    }

    /// The same from Python's `hashlib.scrypt(b"password", salt=bytes(16), n=16, r=8, p=1, dklen=32)`.
    @Test func `the key is scrypt's`() throws {
        let hash = try PasswordHash(
            of: self.password("password"), parameters: Samples.cheap, salt: [UInt8](repeating: 0, count: 16))
        let digits = hash.key.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(digits == "80b4a1ec285b1dd38832f67be171a357aa85eb977daaf43c9fbe457869ccf183")
    }

    @Test(arguments: [
        "", "!", "scrypt", "scrypt$4$8$1$$", "scrypt$4$8$1$AAAA$AAAA", "bcrypt$4$8$1$@salt$@key", "scrypt$19$8$1$@salt$@key",
        "scrypt$0$8$1$@salt$@key", "scrypt$4$0$1$@salt$@key", "scrypt$4$17$1$@salt$@key", "scrypt$4$8$5$@salt$@key",
        "scrypt$16$1$1$@salt$@key", "scrypt$-4$8$1$@salt$@key", "scrypt$4$8$1$@salt$@key$", "scrypt$4$8$1$@salt$@key=",
        "scrypt$99999999999999999999$8$1$@salt$@key",
    ])
    func `what is no hash of ours is not read`(_ pattern: String) {
        let text = pattern.replacing("@salt", with: RandomBytes.base64URL([UInt8](repeating: 1, count: 16)))
            .replacing("@key", with: RandomBytes.base64URL([UInt8](repeating: 2, count: 32)))
        #expect(PasswordHash(text: text) == nil)
    }

    @Test func `the parameters in the text count, not those of now`() throws {
        let older = try PasswordHash(of: self.password("vier woorden"), parameters: #require(ScryptParameters(checking: 5, 4, 2)))
        #expect(older.text.hasPrefix("scrypt$5$4$2$"))
        #expect(try PasswordHash(text: older.text)?.matches(self.password("vier woorden")) == true)
    }

    @Test func `what is stored for new passwords is dear`() {
        #expect(ScryptParameters.standard == ScryptParameters(checking: 15, 8, 1))
    }
}
