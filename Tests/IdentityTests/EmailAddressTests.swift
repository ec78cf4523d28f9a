import Testing

@testable import Identity

@Suite struct EmailAddressTests {
    @Test(arguments: [
        ("an@voorbeeld.nl", "an@voorbeeld.nl"), ("  An.De-Vries+x@Zorg.Voorbeeld.NL\n", "an.de-vries+x@zorg.voorbeeld.nl"),
        ("o'neil@a.b", "o'neil@a.b"),
    ])
    func `an address is kept in lower case`(_ text: String, _ address: String) throws {
        #expect(try EmailAddress(text).description == address)
    }

    @Test(arguments: [
        "", "an", "an@", "@voorbeeld.nl", "an@voorbeeld", "an@@voorbeeld.nl", "an@a@b.nl", "a n@voorbeeld.nl",
        "an@voor beeld.nl",
        ".an@voorbeeld.nl",
        "an.@voorbeeld.nl", "a..n@voorbeeld.nl", "an@-voorbeeld.nl", "an@voorbeeld-.nl", "an@.nl", "an@voorbeeld.",
        "an@voorbeeld.nl\0", "an\n@voorbeeld.nl", "<an@voorbeeld.nl>", "\"an\"@voorbeeld.nl", "é@voorbeeld.nl", "an@voorbeëld.nl",
        "\u{212a}an@voorbeeld.nl", String(repeating: "a", count: 65) + "@voorbeeld.nl",
        "an@" + String(repeating: "a.", count: 130) + "nl",
    ])
    func `what is no plain address is refused`(_ text: String) {
        let error = #expect(throws: IdentityError.self) { try EmailAddress(text) }
        #expect(error?.code == .invalidEmail)
    }

    @Test(arguments: ["An", "  An de Vries ", "José Ñandú", "O'Neil", "李"])
    func `a person's name is theirs`(_ text: String) throws {
        #expect(try !PersonName(text).description.isEmpty)
    }

    @Test(arguments: ["", "   ", "An\nAn", "An\0", "An\u{202e}", "A\u{200b}n", String(repeating: "a", count: 101)])
    func `a name that hides or turns text is refused`(_ text: String) {
        let error = #expect(throws: IdentityError.self) { try PersonName(text) }
        #expect(error?.code == .invalidName)
    }
}
