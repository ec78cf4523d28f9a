public import Domain

/// A question for the work list.
public struct WorkQuestion: Sendable, Hashable {
    /// Only gemeente and wijkteam are looked at.
    public var filter: CaseFilter
    /// nil = the day of the stand when one is given, else today.
    public var peildatum: Day?
    public var stand: Stand
    /// Whether credentials of employees are asked for too; only who may see quality asks that.
    public var includesCredentials: Bool

    public init(
        filter: CaseFilter = CaseFilter(), peildatum: Day? = nil, stand: Stand = .latest, includesCredentials: Bool = false
    ) {
        self.filter = filter
        self.peildatum = peildatum
        self.stand = stand
        self.includesCredentials = includesCredentials
    }
}

/// Everything that must happen, most urgent first within its kind.
public struct WorkList: Sendable, Hashable {
    public let dates: CaseDates
    /// In the order of ``WorkKind``.
    public let items: [WorkItem]
    /// The kinds that were looked for.
    public let kinds: [WorkKind]
    /// What can be chosen for gemeente and wijkteam.
    public let places: [CasePlace]

    public init(dates: CaseDates, items: [WorkItem], kinds: [WorkKind], places: [CasePlace]) {
        self.dates = dates
        self.items = items
        self.kinds = kinds
        self.places = places
    }

    public func items(of kind: WorkKind) -> [WorkItem] { self.items.filter { $0.kind == kind } }
}
