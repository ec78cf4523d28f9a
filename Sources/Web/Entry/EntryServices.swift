public import Domain
public import Identity
public import Ingest

/// What the pages on which a person enters rows need from the rest of the program, as closures.
public struct EntryServices: Sendable {
    /// Whether a row of a key is known, without anything of it.
    public var isKnown: @Sendable (Visitor, Tenant, EntryForm, _ keys: [String]) async throws -> Bool
    /// The row of a key as it is known now, logged as a reading; nil when there is none.
    public var look: @Sendable (Visitor, Tenant, EntryForm, _ keys: [String]) async throws -> EntryLook?
    /// A number that no row has yet.
    public var freeNumber: @Sendable (Visitor, Tenant) async throws -> String
    /// Takes a row, with a file as its evidence or without. Throws `IngestError` when it cannot even begin, and `EvidenceProblem`
    /// when the file changed meanwhile.
    public var enter: @Sendable (Visitor, Tenant, EnteredRow, EvidenceFile?) async throws -> EntryOutcome

    public init(
        isKnown: @escaping @Sendable (Visitor, Tenant, EntryForm, _ keys: [String]) async throws -> Bool,
        look: @escaping @Sendable (Visitor, Tenant, EntryForm, _ keys: [String]) async throws -> EntryLook?,
        freeNumber: @escaping @Sendable (Visitor, Tenant) async throws -> String,
        enter: @escaping @Sendable (Visitor, Tenant, EnteredRow, EvidenceFile?) async throws -> EntryOutcome
    ) {
        self.isKnown = isKnown
        self.look = look
        self.freeNumber = freeNumber
        self.enter = enter
    }
}

/// A known row, and how many rows of other kinds refer to it.
public struct EntryLook: Sendable {
    public let row: KnownRow
    public let referring: [(kind: String, rows: Int)]

    public init(row: KnownRow, referring: [(kind: String, rows: Int)]) {
        self.row = row
        self.referring = referring
    }
}

extension EntryForm.Subject {
    /// What one must be allowed to see before a known row may be looked at, and so corrected.
    var permission: Permission {
        switch self {
        case .cases: .seeCases
        case .staff: .seeQuality
        case .organisation: .deliver
        case .targets: .setTargets
        case .checks: .setChecks
        }
    }
}
