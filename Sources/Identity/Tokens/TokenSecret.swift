internal import Crypto

/// What a program sends along: `kzt_` and 32 random bytes in base64url. The beginning lets people, and programs that look for
/// leaked secrets, see what it is. The database knows only its hash.
struct TokenSecret: Sendable {
    static let mark = "kzt_"
    static let byteCount = 32

    let text: String

    /// A new one.
    init() {
        self.text = Self.mark + RandomBytes.base64URL(RandomBytes.make(Self.byteCount))
    }

    /// nil when it can be no token of ours: nothing need be asked.
    init?(text: String) {
        guard text.hasPrefix(Self.mark), text.utf8.count == Self.mark.utf8.count + 43,
            RandomBytes.bytes(base64URL: text.dropFirst(Self.mark.count))?.count == Self.byteCount
        else { return nil }
        self.text = text
    }

    /// The SHA-256 in hexadecimal digits, by which it is looked up: how long that takes says nothing about the secret.
    var sha256: String {
        SHA256.hash(data: Array(self.text.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
