public import Domain
public import Identity
public import Ingest

/// What pages with uploaded evidence need from the rest of the program.
public struct EvidenceServices: Sendable {
    public var desk: EvidenceDesk
    /// Keeps an uploaded file under a number of its own, or as the next version under one that is known. Throws `IngestError` when it
    /// cannot even begin, `EvidenceProblem` when the file changed meanwhile.
    public var keep: @Sendable (Visitor, Tenant, KeptEvidence) async throws -> EntryOutcome
    /// A stored file, checked whole and logged as read; nil when there is no such file, or not for this visitor. Throws
    /// `EvidenceProblem` when it is not what was uploaded.
    public var open: @Sendable (Visitor, Tenant, _ number: String, _ sha256: String) async throws -> StoredEvidence?

    public init(
        desk: EvidenceDesk, keep: @escaping @Sendable (Visitor, Tenant, KeptEvidence) async throws -> EntryOutcome,
        open: @escaping @Sendable (Visitor, Tenant, _ number: String, _ sha256: String) async throws -> StoredEvidence?
    ) {
        self.desk = desk
        self.keep = keep
        self.open = open
    }
}

/// A stored file on its way out.
public struct StoredEvidence: Sendable {
    public let name: String
    public let contentType: String
    public let bytes: Int
    /// The pieces in order, counted from 0; nil after the last.
    public let piece: @Sendable (Int) async throws -> [UInt8]?

    public init(name: String, contentType: String, bytes: Int, piece: @escaping @Sendable (Int) async throws -> [UInt8]?) {
        self.name = name
        self.contentType = contentType
        self.bytes = bytes
        self.piece = piece
    }
}
