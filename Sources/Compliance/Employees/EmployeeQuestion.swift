public import Domain

/// A question for employees and what they are qualified for.
public struct EmployeeQuestion: Sendable, Hashable {
    /// nil = today, or the day of the stand.
    public var peildatum: Day?
    public var stand: Stand
    /// The number of one employee; nil = everybody in service, and who worked in the twelve months up to the peildatum.
    public var number: String?

    public init(peildatum: Day? = nil, stand: Stand = .latest, number: String? = nil) {
        self.peildatum = peildatum
        self.stand = stand
        self.number = number
    }
}
