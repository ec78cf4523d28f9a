public import Domain
public import Foundation

/// One case of a list.
public struct CaseRow: Sendable, Hashable {
    public let reference: CaseReference
    public let state: CaseState
    /// nil when it was left empty.
    public let wet: String?
    public let verwijzer: String
    public let received: Day
    public let contact: Day?
    /// The end of the third werkdag after the request.
    public let contactDeadline: Day
    public let indicatie: Day?
    public let started: Day?
    public let ended: Day?
    /// The day it was withdrawn or rejected, when that is how it stands.
    public let closed: Day?
    public let agreedHours: Decimal?
    public let deliveredHours: Decimal
    public let lastEvaluation: Day?

    public init(
        reference: CaseReference, state: CaseState, wet: String?, verwijzer: String, received: Day, contact: Day?,
        contactDeadline: Day, indicatie: Day?, started: Day?, ended: Day?, closed: Day?, agreedHours: Decimal?,
        deliveredHours: Decimal, lastEvaluation: Day?
    ) {
        self.reference = reference
        self.state = state
        self.wet = wet
        self.verwijzer = verwijzer
        self.received = received
        self.contact = contact
        self.contactDeadline = contactDeadline
        self.indicatie = indicatie
        self.started = started
        self.ended = ended
        self.closed = closed
        self.agreedHours = agreedHours
        self.deliveredHours = deliveredHours
        self.lastEvaluation = lastEvaluation
    }
}

/// A part of a list of cases, newest request first.
public struct CaseList: Sendable, Hashable {
    public let dates: CaseDates
    public let rows: [CaseRow]
    /// How many cases were skipped before the first.
    public let skipped: Int
    /// How many there are in all.
    public let total: Int
    /// What can be chosen for gemeente and wijkteam.
    public let places: [CasePlace]

    public init(dates: CaseDates, rows: [CaseRow], skipped: Int, total: Int, places: [CasePlace]) {
        self.dates = dates
        self.rows = rows
        self.skipped = skipped
        self.total = total
        self.places = places
    }
}
