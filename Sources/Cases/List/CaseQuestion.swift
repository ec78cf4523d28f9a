public import Domain

/// A question for a list of cases.
public struct CaseQuestion: Sendable, Hashable {
    public var filter: CaseFilter
    /// nil = the day of the stand when one is given, else today.
    public var peildatum: Day?
    public var stand: Stand
    /// How many cases to skip.
    public var skipping: Int
    /// How many to give at most; nil = all.
    public var limit: Int?

    public init(
        filter: CaseFilter = CaseFilter(), peildatum: Day? = nil, stand: Stand = .latest, skipping: Int = 0, limit: Int? = nil
    ) {
        self.filter = filter
        self.peildatum = peildatum
        self.stand = stand
        self.skipping = skipping
        self.limit = limit
    }
}
