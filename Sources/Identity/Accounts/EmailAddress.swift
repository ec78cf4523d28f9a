internal import Foundation

/// An address in lower case, checked plainly: whether anybody reads it only a message can tell.
struct EmailAddress: Sendable, Hashable, CustomStringConvertible {
    let description: String

    /// Throws ``IdentityError/Code/invalidEmail``.
    init(_ text: String) throws(IdentityError) {
        let given = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let address = given.lowercased()
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        // Asked of what was given: some letters beyond ASCII become an ASCII letter in lower case.
        guard given.utf8.allSatisfy({ $0 < 0x80 }), address.utf8.count <= 254, parts.count == 2,
            Self.isLocal(parts[0]), Self.isDomain(parts[1])
        else {
            throw IdentityError(
                .invalidEmail, "‘\(text.prefix(80))’ is geen e-mailadres", hint: "bijvoorbeeld naam@organisatie.nl")
        }
        self.description = address
    }

    /// The part before the at sign: what a person is called when nobody gave a name.
    var local: String {
        String(self.description.prefix { $0 != "@" })
    }

    private static func isLocal(_ text: Substring) -> Bool {
        1...64 ~= text.utf8.count && !text.hasPrefix(".") && !text.hasSuffix(".") && !text.contains("..")
            && text.utf8.allSatisfy { self.isAlphanumeric($0) || ".!#$%&'*+/=?^_`{|}~-".utf8.contains($0) }
    }

    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                1...63 ~= label.utf8.count && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.utf8.allSatisfy { self.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
