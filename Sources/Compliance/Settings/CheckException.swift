public import Domain

/// Uitzondering: why a subject that a check finds short is accepted, from a day up to an end (contract §5).
///
/// It holds for the failing days it covers; from the day after its end they count again by themselves.
public struct CheckException: Sendable, Hashable {
    public let number: String
    /// The id of the check.
    public let check: String
    public let subjectKind: SubjectKind
    /// The key of the subject; `organisatie` for the organisation itself.
    public let subject: String
    /// A code of `CodeList.grond`.
    public let ground: String
    public let reason: String
    /// The document that substantiates it.
    public let document: String
    public let decidedBy: String
    public let first: Day
    public let last: Day

    public init(
        number: String, check: String, subjectKind: SubjectKind, subject: String, ground: String, reason: String,
        document: String, decidedBy: String, first: Day, last: Day
    ) {
        self.number = number
        self.check = check
        self.subjectKind = subjectKind
        self.subject = subject
        self.ground = ground
        self.reason = reason
        self.document = document
        self.decidedBy = decidedBy
        self.first = first
        self.last = last
    }

    public enum State: Sendable { case ahead, holding, ended }

    public func state(on day: Day) -> State {
        day < self.first ? .ahead : day > self.last ? .ended : .holding
    }
}
