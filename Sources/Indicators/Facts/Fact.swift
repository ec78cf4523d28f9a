internal import Postgres
internal import Storage

/// One table of facts: what it holds for the cases in `touched_case`, at one moment.
protocol Fact: Sendable {
    var table: String { get }
    /// The columns that tell one fact of a case from another, `casus_nr` or its like first.
    var keys: [String] { get }
    var values: [String] { get }
    /// `keys` and `values` of every fact of the touched cases, from the versions known at the moment.
    func rows(at moment: KnownVersions) -> SQL
}

/// All facts there are.
enum Facts {
    static let all: [any Fact] = [CaseFact(), GoalFact(), VisitFact()]
}
