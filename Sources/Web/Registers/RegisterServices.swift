public import Compliance
public import Domain
public import Identity
public import Indicators

/// What the pages of registers need from the rest of the program, as closures. Each logs what it read before anything of it leaves.
/// They may throw `DomainError` and `StorageError`.
public struct RegisterServices: Sendable {
    public var reports: @Sendable (Visitor, Tenant, ReportQuestion) async throws -> ReportRegister
    public var documents: @Sendable (Visitor, Tenant, DocumentQuestion) async throws -> DocumentRegister
    /// One document with its versions; nil when there is none of that number.
    public var document:
        @Sendable (Visitor, Tenant, _ number: String, DocumentQuestion) async throws
            -> (register: DocumentRegister, history: DocumentHistory)?
    /// One uploaded file with its versions; nil when there is none, or not for this visitor.
    public var evidence:
        @Sendable (Visitor, Tenant, _ number: String, DocumentQuestion) async throws
            -> (dates: TwoDates, history: EvidenceHistory)?
    /// An instant (UTC, ISO 8601) as people in the Netherlands read it.
    public var localTime: @Sendable (String) -> String

    public init(
        reports: @escaping @Sendable (Visitor, Tenant, ReportQuestion) async throws -> ReportRegister,
        documents: @escaping @Sendable (Visitor, Tenant, DocumentQuestion) async throws -> DocumentRegister,
        document:
            @escaping @Sendable (Visitor, Tenant, _ number: String, DocumentQuestion) async throws
            -> (register: DocumentRegister, history: DocumentHistory)?,
        evidence:
            @escaping @Sendable (Visitor, Tenant, _ number: String, DocumentQuestion) async throws
            -> (dates: TwoDates, history: EvidenceHistory)?,
        localTime: @escaping @Sendable (String) -> String
    ) {
        self.reports = reports
        self.documents = documents
        self.document = document
        self.evidence = evidence
        self.localTime = localTime
    }
}
