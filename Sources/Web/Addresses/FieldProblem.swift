internal import Compliance
internal import Domain
internal import Indicators
internal import Publishing
internal import Storage

/// What is wrong with one field of a form, in words for the person who filled it.
struct FieldProblem: Error, Hashable {
    /// The field's name in the address; nil when the form as a whole cannot be answered.
    let field: String?
    let message: String
    let hint: String?

    init(field: String?, message: String, hint: String? = nil) {
        self.field = field
        self.message = message
        self.hint = hint
    }

    /// The problem behind an error of the modules below; nil for one that is not the visitor's doing.
    init?(_ error: any Error, field: String? = nil) {
        switch error {
        case let error as FieldProblem: self = error
        case let error as DomainError:
            self.init(field: field ?? Self.field(error.code), message: error.message, hint: error.hint)
        case let error as IndicatorError:
            self.init(field: field ?? Self.field(error.code), message: error.message, hint: error.hint)
        case let error as WorkbookError where error.code != .failed: self.init(field: "vorm", message: error.message)
        case let error as ComplianceError: self.init(field: "periode", message: error.message, hint: error.hint)
        case let error as StorageError where error.code == .unknownDelivery:
            self.init(field: "stand", message: error.message, hint: Text["refusal.latestStand"])
        default: return nil
        }
    }

    /// One line with a capital and a full stop.
    var sentence: String {
        let sentence = self.message.prefix(1).uppercased() + self.message.dropFirst()
        guard let hint = self.hint else { return sentence + "." }
        return "\(sentence): \(hint)."
    }

    private static func field(_ code: DomainError.Code) -> String? {
        switch code {
        case .invalidDay, .dayInFuture: "peildatum"
        case .invalidPeriod, .periodReversed: "periode"
        case .invalidStand: "stand"
        case .unknownDimension, .tooManyDimensions: "per"
        case .unknownForm: "vorm"
        case .invalidTenantID, .unknownRole, .invalidEmail, .unknownCode, .weakPassword, .invalidAGB,
            .unreadableSidecar:
            nil
        }
    }

    private static func field(_ code: IndicatorError.Code) -> String? {
        switch code {
        case .unknownIndicator: "ids"
        case .dimensionNotOffered, .dimensionTwice, .tooManyRows: "per"
        case .tooManyPeriods, .tooManyCases: "periode"
        case .dashboard: nil
        }
    }
}
