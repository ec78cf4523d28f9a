/// A request for checks that cannot be answered, in Dutch, with the remedy. Codes are permanent and never reused.
public struct ComplianceError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        case unknownCheck = "C001"
        case periodReversed = "C002"
        case periodTooLong = "C003"
        case norms = "C004"
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
