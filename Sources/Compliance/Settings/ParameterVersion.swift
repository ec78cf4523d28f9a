public import Domain

/// What a tenant set a parameter of a check to, from a day on.
public struct ParameterVersion: Sendable, Hashable {
    public let number: String
    /// Check and parameter: `MED-VOG-DAG.maanden`.
    public let parameter: String
    public let value: Int
    public let first: Day
    /// nil = without an end.
    public let last: Day?
    public let note: String?

    public init(number: String, parameter: String, value: Int, first: Day, last: Day?, note: String?) {
        self.number = number
        self.parameter = parameter
        self.value = value
        self.first = first
        self.last = last
        self.note = note
    }

    public func isValid(on day: Day) -> Bool { self.first <= day && self.last.map { day <= $0 } ?? true }
}
