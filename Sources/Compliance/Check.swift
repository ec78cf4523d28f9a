internal import Postgres

/// One check: its definition, and how every subject in scope is judged.
///
/// One file each in `Checks/`, one line in ``Checks``; adding one changes nothing else.
protocol Check: Sendable {
    var definition: CheckDefinition { get }

    /// One row per subject in scope: `onderwerp` (text), `oordeel` (text, before exceptions), `dagen` (days looked at, or NULL
    /// where days are not what is judged) and `niet_op` (date[], the failing days in order, or NULL).
    func judged(_ query: CheckQuery) -> SQL
}

extension Check {
    /// The rows of ``judged(_:)`` after exceptions; the same statement where none is recorded for it.
    func results(_ query: CheckQuery, _ settings: CheckSettings) -> SQL {
        let (id, judged) = (self.definition.id, self.judged(query))
        return settings.hasExceptions(to: id) ? query.accepting(id, judged) : judged
    }
}
