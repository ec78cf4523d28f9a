/// Why a delivery or an undo cannot even begin, in Dutch, with the remedy. Codes are permanent and never reused.
public struct IngestError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        case noFiles = "L001"
        case unknownKind = "L002"
        case completeWithoutFile = "L003"
        case unknownDelivery = "L004"
        case alreadyUndone = "L005"
        case undoBlocked = "L006"
        case notAnOrganisation = "L008"
        case busy = "L009"
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
