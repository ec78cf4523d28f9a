internal import CXLSX

/// Why there is no workbook, in Dutch. Codes are permanent and never reused.
public struct WorkbookError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        case failed = "W001"
        case tooManyRows = "W002"
        case textTooLong = "W003"
    }

    public let code: Code
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// What the library says.
    init(_ outcome: lxw_error) {
        switch outcome {
        case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED:
            self.init(.textTooLong, "een tekst is langer dan een cel van een werkblad kan zijn; kies vorm=excel of vorm=open")
        case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE: self = .tooManyRows
        default: self.init(.failed, "de werkmap kan niet worden gemaakt (\(outcome.rawValue))")
        }
    }

    /// More rows than a sheet of a workbook holds.
    public static let tooManyRows = WorkbookError(
        .tooManyRows, "de lijst heeft meer rijen dan een werkblad kan hebben; kies vorm=excel of vorm=open")

    public var description: String { "\(self.code.rawValue): \(self.message)" }
}
