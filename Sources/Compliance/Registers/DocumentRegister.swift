public import Domain

public import struct Storage.Moment

/// The documents of the organisation and the files that were uploaded as evidence, as one register at two dates.
public struct DocumentRegister: Sendable {
    public let peildatum: Day
    public let stand: Moment
    /// By kind, the latest first.
    public let documents: [DocumentEntry]
    /// The latest upload first.
    public let evidence: [EvidenceEntry]
    /// How many documents there are without the filters of the question.
    public let total: Int

    public init(
        peildatum: Day, stand: Moment, documents: [DocumentEntry], evidence: [EvidenceEntry], total: Int
    ) {
        self.peildatum = peildatum
        self.stand = stand
        self.documents = documents
        self.evidence = evidence
        self.total = total
    }

    /// The files that a text names, in its order.
    public func files(named text: String?) -> [EvidenceEntry] {
        EvidenceNumbers.all(in: text).compactMap { number in self.evidence.first { $0.number == number } }
    }
}

/// A document of the organisation as delivered.
public struct DocumentEntry: Sendable, Hashable {
    public let number: String
    /// A code of `CodeList.document`.
    public let kind: String
    /// Its own number, as on a certificate.
    public let reference: String?
    public let version: String?
    public let holder: String?
    public let adoptedOn: Day
    public let validFrom: Day
    public let validUntil: Day?
    /// What names its evidence.
    public let evidence: String?
    /// The delivery that brought this version.
    public let origin: RowOrigin
    /// Whether another document of its kind takes over when it ends, or took over: then its end is nobody's worry.
    public internal(set) var isSucceeded: Bool

    public init(
        number: String, kind: String, reference: String? = nil, version: String? = nil, holder: String? = nil, adoptedOn: Day,
        validFrom: Day, validUntil: Day? = nil, evidence: String? = nil, origin: RowOrigin,
        isSucceeded: Bool = false
    ) {
        self.number = number
        self.kind = kind
        self.reference = reference
        self.version = version
        self.holder = holder
        self.adoptedOn = adoptedOn
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.evidence = evidence
        self.origin = origin
        self.isSucceeded = isSucceeded
    }

    /// Whether it takes over from another: it is valid on the day after the other's last, or on the day itself when that is later.
    func succeeds(_ other: DocumentEntry, on day: Day) -> Bool {
        guard let last = other.validUntil, self.kind == other.kind, self.number != other.number else { return false }
        let next = max(last.adding(days: 1), day)
        return self.validFrom <= next && (self.validUntil.map { $0 >= next } ?? true)
    }

    /// How it stands on a day.
    public func state(on day: Day) -> DocumentState {
        if self.validFrom > day { return .planned }
        guard let last = self.validUntil else { return .valid }
        if last < day { return .lapsed }
        return last.number - day.number < DocumentState.warning ? .lapsing : .valid
    }
}

/// How a document stands on a day.
public enum DocumentState: String, Sendable, CaseIterable, Hashable {
    case valid = "geldig"
    /// Valid, and on some day of the next 90 no longer.
    case lapsing = "verloopt"
    case lapsed = "verlopen"
    case planned = "nog_niet_geldig"

    /// So many days ahead it is told.
    public static let warning = 90
}

/// The delivery that brought a version, by whom, and when (UTC, ISO 8601).
public struct RowOrigin: Sendable, Hashable {
    public let delivery: Int
    public let actor: String
    public let committedAt: String

    public init(delivery: Int, actor: String, committedAt: String) {
        self.delivery = delivery
        self.actor = actor
        self.committedAt = committedAt
    }
}

/// A question for the register.
public struct DocumentQuestion: Sendable, Hashable {
    /// Codes of `CodeList.document`; empty = all.
    public var kinds: [String]
    /// Empty = all.
    public var states: [DocumentState]
    /// nil = today, or the day of the stand.
    public var peildatum: Day?
    public var stand: Stand
    /// Only the files that this person uploaded, without the employees whose registrations name them; nil = all files.
    public var uploader: String?

    public init(
        kinds: [String] = [], states: [DocumentState] = [], peildatum: Day? = nil, stand: Stand = .latest, uploader: String? = nil
    ) {
        self.kinds = kinds
        self.states = states
        self.peildatum = peildatum
        self.stand = stand
        self.uploader = uploader
    }
}
