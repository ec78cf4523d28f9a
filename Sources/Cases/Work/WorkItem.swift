public import Domain
public import Foundation

/// One thing that must happen.
public struct WorkItem: Sendable, Hashable {
    /// What exactly, with what belongs to it.
    public enum Reason: Sendable, Hashable {
        /// No contact with the applicant yet. `hasStarted`: the help runs, so only the date is missing.
        case contact(verwijzer: String, hasStarted: Bool)
        /// The next evaluation; `isFirst`: there was none since the start.
        case evaluation(isFirst: Bool)
        /// The evaluation at the end of an ended case.
        case finalEvaluation
        /// No regie since the start; `resumes`: when a later one begins.
        case regieMissing(resumes: Day?)
        case regieEnded(resumes: Day?)
        case regieEnding(resumes: Day?)
        /// No indicatie; `hasEnded`: the help has ended meanwhile.
        case indicatie(hasEnded: Bool)
        case hours(delivered: Decimal, agreed: Decimal)
        /// A code of ``Domain/CodeList/registratie``.
        case credential(String)
    }

    /// Who or what it is about.
    public enum Subject: Sendable, Hashable {
        case casus(CaseReference)
        case employee(number: String, name: String)
    }

    public let reason: Reason
    public let subject: Subject
    /// From when the term runs.
    public let since: Day
    /// The last good day; nil when nothing says when.
    public let until: Day?
    /// Whether `until` is reckoned from the pace so far.
    public let isEstimate: Bool
    /// Days from the peildatum to `until`: 0 is today, negative is late.
    public let daysLeft: Int?

    public init(
        _ reason: Reason, subject: Subject, since: Day, until: Day?, isEstimate: Bool = false, peildatum: Day
    ) {
        self.reason = reason
        self.subject = subject
        self.since = since
        self.until = until
        self.isEstimate = isEstimate
        self.daysLeft = until.map { $0.number - peildatum.number }
    }

    public var kind: WorkKind {
        switch self.reason {
        case .contact: .contact
        case .evaluation, .finalEvaluation: .evaluation
        case .regieMissing, .regieEnded, .regieEnding: .regie
        case .indicatie: .indicatie
        case .hours: .hours
        case .credential: .credential
        }
    }

    /// The number of the case or the employee.
    public var number: String {
        switch self.subject {
        case .casus(let reference): reference.number
        case .employee(let number, _): number
        }
    }

    /// Most urgent first; what has no day comes last.
    static func precedes(_ left: WorkItem, _ right: WorkItem) -> Bool {
        let (a, b) = (left.daysLeft ?? .max, right.daysLeft ?? .max)
        guard a == b else { return a < b }
        guard left.number == right.number else {
            return left.number.unicodeScalars.lexicographicallyPrecedes(right.number.unicodeScalars)
        }
        return "\(left.reason)" < "\(right.reason)"
    }
}
