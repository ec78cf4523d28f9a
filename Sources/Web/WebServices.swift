public import Domain
public import Identity
public import Indicators

/// Answers several questions of one page at the same two dates.
public typealias FigureTables =
    @Sendable (_ visitor: Visitor, _ tenant: Tenant, _ page: String, _ requests: [FigureRequest]) async throws -> [FigureTable]

/// Everything pages need from the rest of the program, as closures: no page knows a database, and tests hand in their own.
///
/// The composition root builds it once. Closures that read for a visitor log the reading; a page never does.
public struct WebServices: Sendable {
    /// Checks a password and opens a session. Throws `IdentityError` with its reason for the visitor.
    public var signIn:
        @Sendable (_ email: String, _ password: String, _ userAgent: String) async throws -> (token: String, visitor: Visitor)
    /// The visitor of a session token; nil when the session ended, or never was.
    public var visitor: @Sendable (_ token: String) async throws -> Visitor?
    /// Ends a session.
    public var signOut: @Sendable (_ token: String) async throws -> Void
    /// Answers a question for figures. May throw `DomainError`, `IndicatorError` and `StorageError`.
    public var figures: @Sendable (Visitor, Tenant, FigureRequest) async throws -> FigureTable
    /// Answers several questions of one page at the same two dates, logged once under the page's name. Throws as ``figures``.
    public var figureTables: FigureTables
    /// How cases lie over the values behind figures. Throws as ``figures``.
    public var spreads: @Sendable (Visitor, Tenant, [SpreadRequest]) async throws -> [Spread]
    /// Why a figure changed. Throws as ``figures``.
    public var change: @Sendable (Visitor, Tenant, FigureChangeRequest) async throws -> FigureChange
    /// Single cases: work, lists and courses.
    public var cases: CaseServices
    /// Checks of the norms.
    public var quality = QualityServices.none
    /// The register of maatregelen; nil = there is none.
    public var measures: MeasureServices?
    /// Registers of documents and meldingen; nil = there are none.
    public var registers: RegisterServices?
    /// Uploaded files as evidence; nil = there are none.
    public var evidence: EvidenceServices?
    /// The last committed delivery; nil before the first.
    public var deliverySummary: @Sendable (Visitor, Tenant) async throws -> DeliverySummary?
    /// The pages on deliveries; nil = there are none.
    public var deliveries: DeliveryServices?
    /// How organisations look.
    public var houseStyles = HouseStyleServices.standard
    /// Releases to gemeenten; nil = there are none.
    public var releases: ReleaseServices?
    /// Figures of several organisations together; nil = there are none.
    public var circles: CircleServices?
    /// The page of contract norms and own targets; nil = there is none.
    public var targets: TargetServices?
    /// The page of tokens for programs; nil = there is none.
    public var tokens: TokenServices?
    /// What programs ask under /v1; nil = there is no machine interface.
    public var api: APIServices?
    /// Makes the file of a table of figures.
    public var exporter: FigureExporter
    /// The day in Europe/Amsterdam.
    public var today: @Sendable () -> Day
    /// What does not work, in Dutch, one line each; empty = ready to serve.
    public var problems: @Sendable () async -> [String]
    /// The names of gemeenten, jeugdregio's and provincies.
    public var areas: AreaNames

    public init(
        signIn:
            @escaping @Sendable (
                _ email: String, _ password: String, _ userAgent: String
            ) async throws -> (token: String, visitor: Visitor),
        visitor: @escaping @Sendable (_ token: String) async throws -> Visitor?,
        signOut: @escaping @Sendable (_ token: String) async throws -> Void,
        figures: @escaping @Sendable (Visitor, Tenant, FigureRequest) async throws -> FigureTable,
        figureTables: @escaping FigureTables,
        spreads: @escaping @Sendable (Visitor, Tenant, [SpreadRequest]) async throws -> [Spread],
        change: @escaping @Sendable (Visitor, Tenant, FigureChangeRequest) async throws -> FigureChange,
        cases: CaseServices,
        deliverySummary: @escaping @Sendable (Visitor, Tenant) async throws -> DeliverySummary?,
        exporter: @escaping FigureExporter,
        today: @escaping @Sendable () -> Day,
        problems: @escaping @Sendable () async -> [String] = { [] },
        areas: AreaNames = AreaNames()
    ) {
        self.signIn = signIn
        self.visitor = visitor
        self.signOut = signOut
        self.figures = figures
        self.figureTables = figureTables
        self.spreads = spreads
        self.change = change
        self.cases = cases
        self.deliverySummary = deliverySummary
        self.exporter = exporter
        self.today = today
        self.problems = problems
        self.areas = areas
    }
}

/// The last committed delivery of a tenant, for the head of a page.
public struct DeliverySummary: Sendable, Hashable {
    public let number: Int
    /// When it was committed, in Europe/Amsterdam, as people read it: `22-11-2026 14:30`.
    public let committed: String
    /// Rows in its files.
    public let rows: Int

    public init(number: Int, committed: String, rows: Int) {
        self.number = number
        self.committed = committed
        self.rows = rows
    }
}
