/// What became of an entered row.
public enum EntryOutcome: Sendable {
    /// It is a delivery now, with this number.
    case committed(Int)
    /// There are errors, each at its field; nothing has changed.
    case rejected([DeliveryIssue])
    /// It is right so far; the person is shown what it would change, and what is doubtful in it, before it is committed.
    case review([EntryChange], warnings: [DeliveryIssue])
    /// All of it was known already; there is nothing to commit.
    case unchanged
    /// Somebody changed the row since the form was made; this is how it is known now. Nothing has changed.
    case changedMeanwhile(KnownRow?)
}

/// One field that gets another value.
public struct EntryChange: Sendable, Hashable {
    public let field: String
    public let before: String
    public let after: String

    public init(field: String, before: String, after: String) {
        self.field = field
        self.before = before
        self.after = after
    }
}
