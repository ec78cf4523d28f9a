/// A release that cannot be made or found, in Dutch, with the remedy. Codes are permanent and never reused.
public struct ReleaseError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        /// The period has no bounds, or has not begun.
        case period = "R001"
        /// The organisation has no cases in the gemeente.
        case noCases = "R002"
        case unknownRelease = "R003"
        /// Meanwhile another release went to the same gemeente, or a delivery came.
        case overtaken = "R004"
        case alreadyWithdrawn = "R005"
        /// The one who proposed it cannot approve it.
        case samePerson = "R006"
        case note = "R007"
        /// What is stored is not what was released.
        case damaged = "R008"
        /// The attacker cannot be kept off.
        case notProtected = "R009"
        /// A circle of fewer than three organisations would tell each what the other has.
        case tooFew = "R010"
        /// The jeugdregio has its circle of that year.
        case circleExists = "R011"
    }

    public let code: Code
    public let message: String
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
