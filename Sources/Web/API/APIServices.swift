public import Domain
public import Identity
public import Indicators
public import Ingest

/// What the machine interface needs from the rest of the program beside what pages need. Closures that read log the reading.
public struct APIServices: Sendable {
    /// Who shows this token; nil when it does not count, or no longer. Asked for every call.
    public var bearer: @Sendable (_ secret: String) async throws -> TokenBearer?
    /// Resolves the two dates of a question. May throw `DomainError` and `StorageError`.
    public var dates: @Sendable (Visitor, Tenant, _ peildatum: Day?, _ stand: Stand) async throws -> TwoDates
    /// Deliveries with a number below `before`, the newest first; at most so many.
    public var deliveries: @Sendable (Visitor, Tenant, _ before: Int?, _ most: Int) async throws -> [DeliveryEntry]
    public var settings: APISettings
    /// What a gemeente reads; nil = there are no releases.
    public var releases: APIReleases?

    public init(
        bearer: @escaping @Sendable (_ secret: String) async throws -> TokenBearer?,
        dates: @escaping @Sendable (Visitor, Tenant, _ peildatum: Day?, _ stand: Stand) async throws -> TwoDates,
        deliveries: @escaping @Sendable (Visitor, Tenant, _ before: Int?, _ most: Int) async throws -> [DeliveryEntry],
        settings: APISettings = APISettings(), releases: APIReleases? = nil
    ) {
        self.bearer = bearer
        self.dates = dates
        self.deliveries = deliveries
        self.settings = settings
        self.releases = releases
    }
}

/// What an installation says of its machine interface, and how much it takes.
public struct APISettings: Sendable {
    /// Whom a programmer asks.
    public var contactName: String
    public var contactEmail: String
    public var contactURL: String
    /// `https://kraamzicht.example.nl`: what addresses in a catalogue begin with; nil = they are relative to it.
    public var site: String?
    /// Calls that a token may make in a minute.
    public var callsPerMinute: Int

    public init(
        contactName: String = "Beheer van Kraamzicht", contactEmail: String = "beheer@kraamzicht.example",
        contactURL: String = "https://kraamzicht.example/api", site: String? = nil, callsPerMinute: Int = 120
    ) {
        self.contactName = contactName
        self.contactEmail = contactEmail
        self.contactURL = contactURL
        self.site = site
        self.callsPerMinute = callsPerMinute
    }
}
