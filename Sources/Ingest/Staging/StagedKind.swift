internal import Domain
internal import Postgres
internal import Storage

/// The staged rows of one kind, on their way from checked cells to versions. Every step is one statement over all rows.
///
/// `moment` is this delivery's own; `current` versions are those with `recorded_until` = 2147483647.
struct StagedKind {
    let kind: DeliveryFile
    let moment: Int32
    let delivery: Int32

    static let current = KnownVersions.current

    /// Whether a version that staged rows are joined to is the current one.
    ///
    /// Not as an equality: of a table that was filled in this very transaction the planner has no statistics, takes one version
    /// in two hundred to be current, and joins a few thousand rows one by one.
    static func isCurrent(_ alias: String) -> SQL { "\(trusted: alias).recorded_until >= \(Self.current)" }

    var table: SQL { SQL(trusted: self.kind.name) }
    var staged: SQL { SQL(trusted: "staged_\(self.kind.name)") }

    /// `a.k1 = b.k1 AND a.k2 = b.k2`
    func sameKey(_ a: String, _ b: String) -> SQL {
        self.kind.keys.map { SQL(trusted: "\(a).\($0) = \(b).\($0)") }.joined(separator: " AND ")
    }

    /// The columns `names` of `alias`, comma-separated.
    func list(_ names: [String], of alias: String) -> SQL {
        SQL(trusted: names.map { "\(alias).\($0)" }.joined(separator: ", "))
    }

    /// Whether the values of a version and a staged row differ.
    func differs(_ a: String, _ b: String) -> SQL {
        let names = self.kind.values.map(\.name)
        return "(\(self.list(names, of: a))) IS DISTINCT FROM (\(self.list(names, of: b)))"
    }

    /// Staged rows `s` without an error.
    static let isAccepted: SQL = """
        NOT EXISTS (
            SELECT 1 FROM staged_issue x WHERE x.file = s.file AND x.line = s.line AND x.level = 'fout')
        """

    /// Adds an issue for every staged row `s` that `rows` selects.
    static func issue(
        _ level: RowRule.Level, code: String, column: String, message: String, rows: SQL
    ) -> SQL {
        """
        WITH q AS MATERIALIZED (SELECT s.file, s.line FROM \(rows))
        INSERT INTO staged_issue (file, line, column_name, code, level, message)
        SELECT file, line, \(column)::text, \(code)::text, \(level.rawValue)::text, \(message)::text FROM q
        """
    }
}
