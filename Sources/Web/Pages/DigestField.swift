internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Publishing

/// By what a program that fetches a file sees that it got all of it (RFC 9530), without asking for the companion.
enum DigestField {
    /// `Repr-Digest` is about the bytes as they travel. Where those may be compressed on their way it would be of something that
    /// nobody keeps, so that the digest is then said of the file itself.
    static func name(for request: Request) -> HTTPField.Name {
        let accepted = request.headers[.acceptEncoding]?.trimmingCharacters(in: .whitespaces) ?? ""
        return accepted.isEmpty || accepted == "identity" ? .reprDigest : .unencodedDigest
    }

    static func value(_ receipt: FileReceipt) -> String { "sha-256=:\(Data(receipt.sha256).base64EncodedString()):" }
}
