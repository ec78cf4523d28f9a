public import Compliance
public import Domain
public import Identity
public import Ingest

/// What the pages of measures need from the rest of the program, as closures. What was read is logged before anything of it leaves.
/// They may throw `DomainError` and `StorageError`.
public struct MeasureServices: Sendable {
    public var register: @Sendable (Visitor, Tenant, MeasureQuestion) async throws -> MeasureRegister
    /// What may stand in a measure today.
    public var choices: @Sendable (Visitor, Tenant) async throws -> MeasureChoices

    public init(
        register: @escaping @Sendable (Visitor, Tenant, MeasureQuestion) async throws -> MeasureRegister,
        choices: @escaping @Sendable (Visitor, Tenant) async throws -> MeasureChoices
    ) {
        self.register = register
        self.choices = choices
    }
}

/// What may be chosen in the form of a measure.
public struct MeasureChoices: Sendable {
    public let clauses: [NormClause]
    /// Accounts of the organisation that may be told of a measure of theirs.
    public let owners: [EntryField.Choice]

    public init(clauses: [NormClause], owners: [EntryField.Choice]) {
        self.clauses = clauses
        self.owners = owners
    }
}
