internal import Postgres

/// A rule over one row, judged in SQL over the staged row `s`, kept values included (reading 7.5).
///
/// It is not judged when one of its columns is filled but unreadable (reading 7.4).
struct RowRule: Sendable {
    enum Level: String, Sendable { case error = "fout", warning = "waarschuwing" }

    let level: Level
    /// Stable, searchable and never reused for something else.
    let code: String
    /// The column the message is about.
    let column: String
    /// Every column the rule reads.
    let reads: [String]
    /// The rows of other files the rule looks at, as joins on `s`; joined once, not looked up per row.
    let joins: SQL
    /// True for a row that breaks the rule.
    let isBroken: SQL
    let message: String

    static func error(
        _ code: String, _ column: String, reads: [String], joining joins: SQL = "", when isBroken: SQL, _ message: String
    ) -> RowRule {
        RowRule(level: .error, code: code, column: column, reads: reads, joins: joins, isBroken: isBroken, message: message)
    }

    static func warning(
        _ code: String, _ column: String, reads: [String], joining joins: SQL = "", when isBroken: SQL, _ message: String
    ) -> RowRule {
        RowRule(level: .warning, code: code, column: column, reads: reads, joins: joins, isBroken: isBroken, message: message)
    }

    /// `later` may not lie before `earlier`; judged only when both are filled (reading 2.17).
    static func order(_ earlier: String, _ later: String) -> RowRule {
        .error(
            "datum_volgorde", later, reads: [earlier, later], when: "s.\(trusted: later) < s.\(trusted: earlier)",
            "\(later) ligt vóór \(earlier); verbeter een van beide datums.")
    }
}
