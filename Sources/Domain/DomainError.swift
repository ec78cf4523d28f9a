/// What is wrong with a value at the border, in Dutch, with the remedy. Codes are permanent and never reused.
public struct DomainError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One code per kind of mistake; searchable in the documentation.
    public enum Code: String, Sendable, CaseIterable {
        case invalidTenantID = "D001"
        case invalidDay = "D002"
        case invalidPeriod = "D003"
        case periodReversed = "D004"
        case invalidStand = "D005"
        case unknownDimension = "D006"
        case tooManyDimensions = "D007"
        case unknownRole = "D008"
        case invalidEmail = "D009"
        case dayInFuture = "D010"
        case unknownCode = "D011"
        case weakPassword = "D012"
        case invalidAGB = "D013"
        case unknownForm = "D014"
        case unreadableSidecar = "D015"
    }

    public let code: Code
    /// One Dutch sentence a user can read.
    public let message: String
    /// What to do about it, in Dutch; nil when the message says it.
    public let hint: String?

    public init(_ code: Code, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    public var description: String {
        "\(self.code.rawValue): \(self.message)" + (self.hint.map { " (\($0))" } ?? "")
    }
}
