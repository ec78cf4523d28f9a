/// A recorded row that a verdict rests on.
public struct EvidenceRow: Sendable, Hashable {
    /// The kind of row: `registraties`.
    public let kind: String
    public let number: String
    /// What it says, by column, as recorded; empty columns are left out.
    public let facts: [Fact]
    /// The delivery that brought it.
    public let delivery: Int

    public struct Fact: Sendable, Hashable {
        public let column: String
        public let value: String

        public init(column: String, value: String) {
            self.column = column
            self.value = value
        }
    }

    public init(kind: String, number: String, facts: [Fact], delivery: Int) {
        self.kind = kind
        self.number = number
        self.facts = facts
        self.delivery = delivery
    }
}
