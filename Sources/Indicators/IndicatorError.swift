/// A request for figures that cannot be answered, in Dutch, with the remedy. Codes are permanent and never reused.
public struct IndicatorError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        case unknownIndicator = "I001"
        case dimensionNotOffered = "I002"
        case dimensionTwice = "I003"
        case dashboard = "I004"
        case tooManyRows = "I005"
        case tooManyPeriods = "I006"
        case tooManyCases = "I007"
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
