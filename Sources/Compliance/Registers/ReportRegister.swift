public import Domain

public import struct Storage.Moment

/// The register of klachten, incidenten and calamiteiten at two dates.
public struct ReportRegister: Sendable {
    public let peildatum: Day
    public let stand: Moment
    /// What is open first, the nearest term before all; then what is closed, the newest first.
    public let entries: [ReportEntry]
    /// How many there are without the filters of the question.
    public let total: Int

    public init(peildatum: Day, stand: Moment, entries: [ReportEntry], total: Int) {
        self.peildatum = peildatum
        self.stand = stand
        self.entries = entries
        self.total = total
    }
}

/// One melding with its terms.
public struct ReportEntry: Sendable, Hashable {
    public let number: String
    /// A code of `CodeList.melding`.
    public let kind: String
    public let casus: String?
    public let receivedOn: Day
    public let confirmedOn: Day?
    public let settledOn: Day?
    /// Those of the check of its kind, in the order in which they end; an incident has none.
    public let terms: [ReportTerm]

    public init(
        number: String, kind: String, casus: String?, receivedOn: Day, confirmedOn: Day?, settledOn: Day?, terms: [ReportTerm]
    ) {
        self.number = number
        self.kind = kind
        self.casus = casus
        self.receivedOn = receivedOn
        self.confirmedOn = confirmedOn
        self.settledOn = settledOn
        self.terms = terms
    }

    /// Whether something is still to be done: it is not settled, or a term of it was never met.
    public var isOpen: Bool { self.settledOn == nil || self.next != nil }

    /// The first term that is still to be met.
    public var next: ReportTerm? { self.terms.first { $0.doneOn == nil } }
}

/// Something that has to be done about a melding, and by when.
public struct ReportTerm: Sendable, Hashable {
    public let step: ReportStep
    /// The last day in time.
    public let deadline: Day
    public let doneOn: Day?
    /// `voldoet`, `voldoet_niet`, or `nvt` while the term runs.
    public let verdict: Verdict

    public init(step: ReportStep, deadline: Day, doneOn: Day?, verdict: Verdict) {
        self.step = step
        self.deadline = deadline
        self.doneOn = doneOn
        self.verdict = verdict
    }
}

/// What must be done in time about a melding.
public enum ReportStep: String, Sendable, CaseIterable, Hashable {
    /// The sender of a complaint hears that it came.
    case confirm = "bevestigen"
    /// The complaint is dealt with.
    case settle = "afhandelen"
    /// The supervisor hears of a calamity.
    case report = "melden"
}

/// A question for the register.
public struct ReportQuestion: Sendable, Hashable {
    /// Codes of `CodeList.melding`; empty = all.
    public var kinds: [String]
    /// nil = open and closed.
    public var isOpen: Bool?
    /// nil = today, or the day of the stand.
    public var peildatum: Day?
    public var stand: Stand

    public init(kinds: [String] = [], isOpen: Bool? = nil, peildatum: Day? = nil, stand: Stand = .latest) {
        self.kinds = kinds
        self.isOpen = isOpen
        self.peildatum = peildatum
        self.stand = stand
    }
}
