internal import Crypto

/// What the browser keeps: 32 random bytes in base64url. The database knows only their hash, so that who reads it (a
/// backup, a leak) cannot sign in with what stands there.
struct SessionToken: Sendable {
    static let byteCount = 32

    let text: String

    /// A new one.
    init() {
        self.text = RandomBytes.base64URL(RandomBytes.make(Self.byteCount))
    }

    /// nil when it can be no token of ours: nothing need be asked.
    init?(text: String) {
        guard text.utf8.count == 43, RandomBytes.bytes(base64URL: text)?.count == Self.byteCount else { return nil }
        self.text = text
    }

    /// The token's SHA-256 in hexadecimal digits. No salt: it is random already.
    var sha256: String {
        SHA256.hash(data: Array(self.text.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
