public import Domain
public import Foundation

/// One thing that happened in a case, on a day or over some days.
public struct CaseEvent: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case received
        case contact(deadline: Day)
        case wijkteamInformed
        case regie(CaseRegie)
        case advice(hours: Decimal?)
        case agreement(kind: String?, hours: Decimal?)
        case indicatie(toewijzing: String?)
        case started
        case giz
        case plan
        case network
        case goals([CaseGoal])
        case visits(VisitWeek)
        case evaluation(CaseEvaluation)
        case withdrawn
        case rejected
        case ended(CaseEnding)
        case handover
        case invoices([CaseInvoice])
    }

    public let kind: Kind
    public let first: Day
    /// The last day of what lasts; nil for a single day, and for regie without an end.
    public let last: Day?

    public init(_ kind: Kind, on first: Day, until last: Day? = nil) {
        self.kind = kind
        self.first = first
        self.last = last
    }

    /// Where it stands among the others: a month's invoices after the month itself.
    var place: Day {
        switch self.kind {
        case .invoices: self.last ?? self.first
        default: self.first
        }
    }

    /// The order on one day is that of the process (docs/glossary.md).
    var rank: Int {
        switch self.kind {
        case .received: 0
        case .contact: 1
        case .wijkteamInformed: 2
        case .regie: 3
        case .advice: 4
        case .agreement: 5
        case .indicatie: 6
        case .withdrawn: 7
        case .rejected: 8
        case .started: 9
        case .giz: 10
        case .plan: 11
        case .goals: 12
        case .network: 13
        case .visits: 14
        case .evaluation: 15
        case .ended: 16
        case .handover: 17
        case .invoices: 18
        }
    }
}
