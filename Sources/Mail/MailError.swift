/// Why a message was not sent, in Dutch. Codes are permanent and never reused.
public struct MailError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        /// The settings cannot be.
        case settings = "E001"
        /// The server did not take it.
        case refused = "E002"
    }

    public let code: Code
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { "\(self.code.rawValue): \(self.message)" }
}
