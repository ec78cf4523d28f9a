internal import Crypto
internal import Foundation

/// The SHA-256 of a file, as 64 hexadecimal digits.
enum FileHash {
    static func sha256(_ bytes: some DataProtocol) -> String {
        SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static func sha256(_ text: String) -> String { self.sha256(Data(text.utf8)) }
}
