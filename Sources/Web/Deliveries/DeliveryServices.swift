public import Domain
public import Identity
public import Ingest

public import struct Foundation.Date

/// What the pages on deliveries need from the rest of the program. Closures that read log the reading; a page never does.
public struct DeliveryServices: Sendable {
    /// Deliveries, newest first: so many after the first so many; all when `most` is nil.
    public var list: @Sendable (Visitor, Tenant, _ skipping: Int, _ most: Int?) async throws -> DeliveryList
    /// One delivery; nil when there is none of that number.
    public var entry: @Sendable (Visitor, Tenant, Int) async throws -> DeliveryEntry?
    /// Every error of a delivery's rejected rows.
    public var rejections: @Sendable (Visitor, Tenant, DeliveryEntry) async throws -> [DeliveryIssue]
    /// What an undo would do. Throws `IngestError` when it is refused.
    public var undoPreview: @Sendable (Visitor, Tenant, Int) async throws -> DeliveryUndo.Outcome
    public var undo: @Sendable (Visitor, Tenant, Int) async throws -> DeliveryUndo.Outcome
    /// Notes in the access log that a file left the server, before its first byte.
    public var noteDownload: @Sendable (Visitor, Tenant, _ name: String) async throws -> Void
    /// An instant as people in Amsterdam read it: `22-11-2026 14:30`.
    public var localTime: @Sendable (Date) -> String
    /// The same of an instant in ISO 8601.
    public var localTimeOf: @Sendable (String) -> String
    /// The uploads and the work on them.
    public var desk: DeliveryDesk
    /// What a person enters on a page; nil = nothing can be.
    public var entries: EntryServices?

    public init(
        list: @escaping @Sendable (Visitor, Tenant, _ skipping: Int, _ most: Int?) async throws -> DeliveryList,
        entry: @escaping @Sendable (Visitor, Tenant, Int) async throws -> DeliveryEntry?,
        rejections: @escaping @Sendable (Visitor, Tenant, DeliveryEntry) async throws -> [DeliveryIssue],
        undoPreview: @escaping @Sendable (Visitor, Tenant, Int) async throws -> DeliveryUndo.Outcome,
        undo: @escaping @Sendable (Visitor, Tenant, Int) async throws -> DeliveryUndo.Outcome,
        noteDownload: @escaping @Sendable (Visitor, Tenant, _ name: String) async throws -> Void,
        localTime: @escaping @Sendable (Date) -> String, localTimeOf: @escaping @Sendable (String) -> String,
        desk: DeliveryDesk, entries: EntryServices? = nil
    ) {
        self.list = list
        self.entry = entry
        self.rejections = rejections
        self.undoPreview = undoPreview
        self.undo = undo
        self.noteDownload = noteDownload
        self.localTime = localTime
        self.localTimeOf = localTimeOf
        self.desk = desk
        self.entries = entries
    }
}
