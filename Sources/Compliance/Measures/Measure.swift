public import Domain

/// Maatregel: what is done about something that fell short, by whom and by when, and whether it helped.
///
/// What came after the peildatum that it was read at is not in it.
public struct Measure: Sendable, Hashable {
    public let number: String
    /// The clauses of norms that it is for.
    public let clauses: ClauseNames
    /// The id of the check that it answers; nil when it answers none.
    public let check: String?
    /// What went wrong, and what was done at once.
    public let occasion: String?
    public let cause: String?
    public let text: String
    public let owner: String
    /// The e-mail address of the owner's account, in small letters; nil when nobody is told but the quality officer.
    public let account: String?
    public let first: Day
    /// The last day in time.
    public let due: Day
    public let doneOn: Day?
    /// Where the proof lies that it was done.
    public let evidence: String?
    /// nil while nobody judged whether it worked.
    public let effect: Effect?

    /// The judgement whether a measure worked.
    public struct Effect: Sendable, Hashable {
        public let worked: Bool
        public let day: Day
        public let by: String

        public init(worked: Bool, day: Day, by: String) {
            self.worked = worked
            self.day = day
            self.by = by
        }
    }

    public init(
        number: String, clauses: ClauseNames, check: String?, occasion: String?, cause: String?, text: String, owner: String,
        account: String?, first: Day, due: Day, doneOn: Day?, evidence: String?, effect: Effect?
    ) {
        self.number = number
        self.clauses = clauses
        self.check = check
        self.occasion = occasion
        self.cause = cause
        self.text = text
        self.owner = owner
        self.account = account
        self.first = first
        self.due = due
        self.doneOn = doneOn
        self.evidence = evidence
        self.effect = effect
    }

    /// How far it is, in the order in which it wants attention.
    public enum State: String, Sendable, CaseIterable {
        case late = "te_laat"
        case running = "loopt"
        case ahead = "gepland"
        /// It was done and did not help: something else is needed.
        case failed = "niet_doeltreffend"
        /// It was done, and nobody judged yet whether it helped.
        case unjudged = "gereed"
        case worked = "doeltreffend"

        /// Whether it still has to be done.
        public var isOpen: Bool {
            switch self {
            case .late, .running, .ahead: true
            case .failed, .unjudged, .worked: false
            }
        }
    }

    /// Whether it has begun and is not done, so that it can be reported as done.
    public func isUnderWay(on day: Day) -> Bool { self.doneOn == nil && self.first <= day }

    /// The last day to judge whether it helped, where it is done and nobody did: three months on. ISO 9001 10.2 asks for the judgement
    /// and names no term; sooner there is seldom anything to see.
    public var judgementDue: Day? { self.effect == nil ? self.doneOn?.adding(months: 3) : nil }

    public func state(on day: Day) -> State {
        if let effect = self.effect { return effect.worked ? .worked : .failed }
        if self.doneOn != nil { return .unjudged }
        return day > self.due ? .late : day < self.first ? .ahead : .running
    }
}
