/// What is wrong with the pages themselves, found when the program starts. Codes are permanent and never reused.
public struct WebError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        case resourcesMissing = "W001"
        case templateBroken = "W002"
        case dashboardMissing = "W003"
        case uploadFolder = "W004"
        case textBroken = "W005"
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
