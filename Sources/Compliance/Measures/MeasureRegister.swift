public import Domain

public import struct Storage.Moment

/// The register of maatregelen at two dates.
public struct MeasureRegister: Sendable {
    public let peildatum: Day
    public let stand: Moment
    /// What is to be done first, the nearest term before all; then what is done, the newest first.
    public let measures: [Measure]
    /// Every measure that the question could be about, without its filters.
    public let all: [Measure]

    public init(peildatum: Day, stand: Moment, measures: [Measure], all: [Measure]) {
        self.peildatum = peildatum
        self.stand = stand
        self.measures = measures
        self.all = all
    }
}

/// A question for the register.
public struct MeasureQuestion: Sendable, Hashable {
    /// The number of one measure; nil = all.
    public var number: String?
    /// The name of a clause; nil = all.
    public var clause: String?
    /// The id of a check; nil = all.
    public var check: String?
    /// nil = open and done.
    public var isOpen: Bool?
    /// Only those of the account with this e-mail address; nil = everybody's.
    public var owner: String?
    /// nil = today, or the day of the stand.
    public var peildatum: Day?
    public var stand: Stand

    public init(
        number: String? = nil, clause: String? = nil, check: String? = nil, isOpen: Bool? = nil, owner: String? = nil,
        peildatum: Day? = nil,
        stand: Stand = .latest
    ) {
        self.number = number
        self.clause = clause
        self.check = check
        self.isOpen = isOpen
        self.owner = owner
        self.peildatum = peildatum
        self.stand = stand
    }

    func asks(for measure: Measure, on day: Day) -> Bool {
        (self.number.map { measure.number == $0 } ?? true) && (self.clause.map { measure.clauses.names.contains($0) } ?? true)
            && (self.check.map { measure.check == $0 } ?? true)
            && (self.isOpen.map { $0 == measure.state(on: day).isOpen } ?? true)
    }
}
