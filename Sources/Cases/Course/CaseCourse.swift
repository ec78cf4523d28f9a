public import Domain

/// One case from its request on, as of two dates.
public struct CaseCourse: Sendable, Hashable {
    public let dates: CaseDates
    public let facts: CaseFacts
    /// In the order of time.
    public let events: [CaseEvent]

    public init(dates: CaseDates, facts: CaseFacts, events: [CaseEvent]) {
        self.dates = dates
        self.facts = facts
        self.events = events.enumerated().sorted {
            ($0.element.place, $0.element.rank, $0.offset) < ($1.element.place, $1.element.rank, $1.offset)
        }.map(\.element)
    }
}

/// A question for one case.
public struct CourseQuestion: Sendable, Hashable {
    public var number: String
    /// nil = the day of the stand when one is given, else today.
    public var peildatum: Day?
    public var stand: Stand

    public init(number: String, peildatum: Day? = nil, stand: Stand = .latest) {
        self.number = number
        self.peildatum = peildatum
        self.stand = stand
    }
}
