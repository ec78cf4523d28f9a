internal import Postgres

/// One table of facts: what it holds for the cases in `touched_case`, at one moment.
protocol Fact: Sendable {
    var table: String { get }
    /// The columns that tell one fact of a case from another, `casus_nr` or its like first.
    var keys: [String] { get }
    var values: [String] { get }
    /// `keys` and `values` of every fact of the touched cases, from the versions known at the moment.
    func rows(at moment: KnownVersions) -> SQL
}

/// The versions of a table that were current at a moment, with nothing withdrawn.
struct KnownVersions {
    let moment: Int32

    func callAsFunction(_ alias: String) -> SQL {
        """
        \(trusted: alias).recorded_from <= \(self.moment) AND \(trusted: alias).recorded_until > \(self.moment)
            AND NOT \(trusted: alias).withdrawn
        """
    }
}

/// All facts there are.
enum Facts {
    static let all: [any Fact] = [CaseFact(), GoalFact(), VisitFact()]
}
