public import Domain
public import Foundation

/// What is known of a case as a whole.
public struct CaseFacts: Sendable, Hashable {
    public let reference: CaseReference
    public let state: CaseState
    /// The organisation's own number of the client; never a name.
    public let client: String
    public let wet: String?
    public let verwijzer: String
    public let kwetsbaarheid: [String]
    public let problematiek: [String]
    public let bornOrDue: Day
    public let received: Day
    public let contact: Day?
    /// The end of the third werkdag after the request.
    public let contactDeadline: Day
    public let started: Day?
    public let ended: Day?
    public let indicatie: Day?
    public let adviceHours: Decimal?
    public let agreedHours: Decimal?
    public let deliveredHours: Decimal
    public let facturatie: String?
    public let toewijzing: String?
    public let costs: Decimal?

    public init(
        reference: CaseReference, state: CaseState, client: String, wet: String?, verwijzer: String, kwetsbaarheid: [String],
        problematiek: [String], bornOrDue: Day, received: Day, contact: Day?, contactDeadline: Day, started: Day?, ended: Day?,
        indicatie: Day?, adviceHours: Decimal?, agreedHours: Decimal?, deliveredHours: Decimal, facturatie: String?,
        toewijzing: String?, costs: Decimal?
    ) {
        self.reference = reference
        self.state = state
        self.client = client
        self.wet = wet
        self.verwijzer = verwijzer
        self.kwetsbaarheid = kwetsbaarheid
        self.problematiek = problematiek
        self.bornOrDue = bornOrDue
        self.received = received
        self.contact = contact
        self.contactDeadline = contactDeadline
        self.started = started
        self.ended = ended
        self.indicatie = indicatie
        self.adviceHours = adviceHours
        self.agreedHours = agreedHours
        self.deliveredHours = deliveredHours
        self.facturatie = facturatie
        self.toewijzing = toewijzing
        self.costs = costs
    }
}
