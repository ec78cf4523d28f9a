public import Domain
public import Identity
public import Publishing

/// What an organisation asks to be released.
public struct ReleaseQuestion: Sendable, Hashable {
    /// `GM0363`.
    public let gemeente: String
    public let period: Period
    public let note: String?
    public let stand: Stand

    public init(gemeente: String, period: Period, note: String? = nil, stand: Stand = .latest) {
        self.gemeente = gemeente
        self.period = period
        self.note = note
        self.stand = stand
    }
}

/// The organisation's list of releases, with what a new one needs.
public struct ReleaseList: Sendable {
    public let entries: [ReleaseEntry]
    public let proposals: [ReleaseProposal]
    public let needsSecondPerson: Bool
    /// Who asks to do without one, and waits for another to confirm it.
    public let secondPersonUnwantedBy: String?
    public let downloads: [ReleaseDownload]
    /// The codes of the gemeenten in which it has cases.
    public let gemeenten: [String]
    /// Whether what it releases may be added up with others'.
    public let contributes: Bool
    /// The circles that hold its figures.
    public let circles: [CirclePart]

    public init(
        entries: [ReleaseEntry], proposals: [ReleaseProposal], needsSecondPerson: Bool, secondPersonUnwantedBy: String? = nil,
        downloads: [ReleaseDownload], gemeenten: [String], contributes: Bool = false, circles: [CirclePart] = []
    ) {
        self.entries = entries
        self.proposals = proposals
        self.needsSecondPerson = needsSecondPerson
        self.secondPersonUnwantedBy = secondPersonUnwantedBy
        self.downloads = downloads
        self.gemeenten = gemeenten
        self.contributes = contributes
        self.circles = circles
    }
}

/// What pages on releases need from the rest of the program, as closures; each logs what it did or read. They may throw
/// `ReleaseError`, `DomainError`, `IndicatorError` and `StorageError`.
public struct ReleaseServices: Sendable {
    public var list: @Sendable (Visitor, Tenant) async throws -> ReleaseList
    /// Exactly what the gemeente would see; nothing is written.
    public var prepare: @Sendable (Visitor, Tenant, ReleaseQuestion) async throws -> PreparedRelease
    /// Hands it over, or approves the proposal it was made for; its number.
    public var publish: @Sendable (Visitor, Tenant, PreparedRelease, ReleaseProposal?) async throws -> Int
    /// Lays it before a second person.
    public var propose: @Sendable (Visitor, Tenant, PreparedRelease) async throws -> Void
    /// Refuses a proposal or takes it back.
    public var decide: @Sendable (Visitor, Tenant, ReleaseProposal, ReleaseDecision) async throws -> Void
    /// Says whether a release needs a second person; that it does not takes two to say.
    public var setSecondPerson: @Sendable (Visitor, Tenant, Bool) async throws -> Void
    /// Says whether what is released may be added up with others'.
    public var setContributes: @Sendable (Visitor, Tenant, Bool) async throws -> Void
    public var withdraw: @Sendable (Visitor, Tenant, _ number: Int, _ reason: String) async throws -> Void
    /// A release of the organisation, as the gemeente has it.
    public var made: @Sendable (Visitor, Tenant, _ number: Int) async throws -> StoredRelease
    /// What a gemeente received from all organisations; with a number that one alone.
    public var received: @Sendable (Visitor, Tenant, _ number: Int?) async throws -> [StoredRelease]
    /// Notes that somebody of the gemeente, or of the organisation that made them, fetched a file with figures of these releases,
    /// or about none in particular.
    public var fetched: @Sendable (Visitor, Tenant, _ numbers: [Int], _ file: String) async throws -> Void

    public init(
        list: @escaping @Sendable (Visitor, Tenant) async throws -> ReleaseList,
        prepare: @escaping @Sendable (Visitor, Tenant, ReleaseQuestion) async throws -> PreparedRelease,
        publish: @escaping @Sendable (Visitor, Tenant, PreparedRelease, ReleaseProposal?) async throws -> Int,
        propose: @escaping @Sendable (Visitor, Tenant, PreparedRelease) async throws -> Void,
        decide: @escaping @Sendable (Visitor, Tenant, ReleaseProposal, ReleaseDecision) async throws -> Void,
        setSecondPerson: @escaping @Sendable (Visitor, Tenant, Bool) async throws -> Void,
        setContributes: @escaping @Sendable (Visitor, Tenant, Bool) async throws -> Void,
        withdraw: @escaping @Sendable (Visitor, Tenant, Int, String) async throws -> Void,
        made: @escaping @Sendable (Visitor, Tenant, Int) async throws -> StoredRelease,
        received: @escaping @Sendable (Visitor, Tenant, Int?) async throws -> [StoredRelease],
        fetched: @escaping @Sendable (Visitor, Tenant, [Int], String) async throws -> Void
    ) {
        self.list = list
        self.prepare = prepare
        self.publish = publish
        self.propose = propose
        self.decide = decide
        self.setSecondPerson = setSecondPerson
        self.setContributes = setContributes
        self.withdraw = withdraw
        self.made = made
        self.received = received
        self.fetched = fetched
    }
}
