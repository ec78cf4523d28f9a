/// A question for protection that cannot be answered, in Dutch, with the remedy. Codes are permanent and never reused.
public struct DisclosureError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        /// The policy contradicts itself.
        case policy = "G001"
        /// The attacker finds something that hiding more cannot mend.
        case notProtected = "G002"
        /// The figures contradict each other: no reader could believe them.
        case contradiction = "G003"
    }

    public let code: Code
    public let message: String
    public let hint: String?

    init(_ code: Code, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    public var description: String {
        "\(self.code.rawValue): \(self.message)" + (self.hint.map { " (\($0))" } ?? "")
    }
}
