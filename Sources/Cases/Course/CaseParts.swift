public import Domain
public import Foundation

/// Who directs a case, from a day on.
public struct CaseRegie: Sendable, Hashable {
    /// A code of ``Domain/CodeList/regie``.
    public let kind: String
    public let team: String?
    /// The partner's organisation and number; nil for a casemanager of the gemeente.
    public let partner: String?
    /// Whether it begins after the peildatum: agreed, not yet so.
    public let isPlanned: Bool

    public init(kind: String, team: String?, partner: String?, isPlanned: Bool) {
        self.kind = kind
        self.team = team
        self.partner = partner
        self.isPlanned = isPlanned
    }
}

/// An agreed goal.
public struct CaseGoal: Sendable, Hashable {
    public let number: String
    /// A code of ``Domain/CodeList/domein``.
    public let domein: String
    public let weight: Decimal

    public init(number: String, domein: String, weight: Decimal) {
        self.number = number
        self.domein = domein
        self.weight = weight
    }
}

/// An evaluation with its decision and its scores.
public struct CaseEvaluation: Sendable, Hashable {
    /// How far a goal was: −2 to 2, 0 is as expected.
    public struct Score: Sendable, Hashable {
        public let goal: CaseGoal
        public let score: Int

        public init(goal: CaseGoal, score: Int) {
            self.goal = goal
            self.score = score
        }
    }

    public let number: String
    public let isFinal: Bool
    public let withClient: Bool?
    public let withCasemanager: Bool?
    /// A code of ``Domain/CodeList/besluit``.
    public let decision: String
    public let hoursPerWeek: Decimal?
    public let scores: [Score]

    public init(
        number: String, isFinal: Bool, withClient: Bool?, withCasemanager: Bool?, decision: String, hoursPerWeek: Decimal?,
        scores: [Score]
    ) {
        self.number = number
        self.isFinal = isFinal
        self.withClient = withClient
        self.withCasemanager = withCasemanager
        self.decision = decision
        self.hoursPerWeek = hoursPerWeek
        self.scores = scores
    }
}

/// How a case ended and what was answered then.
public struct CaseEnding: Sendable, Hashable {
    /// `cbs`, `jw` or `wmo`, with its code; nil when the reason was left empty.
    public let reason: EndReason?
    public let mark: Int?
    /// A code of ``Domain/CodeList/zonderHulp``.
    public let withoutHelp: String?
    /// A code of ``Domain/CodeList/doorverwijzing``.
    public let referredTo: String?

    public init(reason: EndReason?, mark: Int?, withoutHelp: String?, referredTo: String?) {
        self.reason = reason
        self.mark = mark
        self.withoutHelp = withoutHelp
        self.referredTo = referredTo
    }
}

/// An invoice of a month.
public struct CaseInvoice: Sendable, Hashable {
    public let number: String
    /// A code of ``Domain/CodeList/facturatie``.
    public let channel: String
    public let hours: Decimal
    public let amount: Decimal
    /// A code of ``Domain/CodeList/factuurstatus``.
    public let status: String

    public init(number: String, channel: String, hours: Decimal, amount: Decimal, status: String) {
        self.number = number
        self.channel = channel
        self.hours = hours
        self.amount = amount
        self.status = status
    }
}
