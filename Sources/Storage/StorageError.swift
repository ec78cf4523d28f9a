/// What went wrong under the product, in Dutch, with the remedy. Codes are permanent and never reused.
public struct StorageError: Error, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        case unknownTenant = "S001"
        case tenantSuspended = "S002"
        case tenantExists = "S003"
        case migrationChanged = "S004"
        case notMigrated = "S005"
        case clusterVersion = "S006"
        case clusterStart = "S007"
        case postgresMissing = "S008"
        case directory = "S009"
        case rights = "S010"
        case unknownDelivery = "S011"
        case resources = "S012"
        case notAnOrganisation = "S013"
        case tookTooLong = "S014"
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
