public import Domain

/// A question for checks: a period, both ends included, as it was known at a stand. The peildatum is the last day
/// (reading 3.3).
public struct CheckRequest: Sendable, Hashable {
    /// Ids in the order asked; empty = all.
    public var ids: [String]
    public var first: Day
    public var last: Day
    public var stand: Stand
    /// The key of one subject; nil = all in scope.
    public var subject: String?

    public init(ids: [String] = [], first: Day, last: Day, stand: Stand = .latest, subject: String? = nil) {
        self.ids = ids
        self.first = first
        self.last = last
        self.stand = stand
        self.subject = subject
    }
}
