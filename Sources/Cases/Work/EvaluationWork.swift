internal import Domain
internal import Postgres
internal import Storage

/// Evaluations that are due.
///
/// A running case: at the latest 56 days after the start or the latest evaluation since (check CAS-EVAL-TUSSEN, contract §5,
/// reading 5.13), listed two weeks ahead. An ended case: an evaluation `eind` within 14 days of the end (CAS-EVAL-EIND), asked
/// for as long as there is none, for 90 days.
struct EvaluationWork: WorkSource {
    static func statement(_ known: KnownRows, _ filter: CaseFilter) -> SQL {
        let day = known.dates.peildatum
        let interval = SQL(trusted: "\(WorkTerms.evaluationInterval)")
        let term = SQL(trusted: "\(WorkTerms.finalEvaluationTerm)")
        return """
            WITH \(known.cases(filter)),
            latest AS (
                SELECT e.casus_nr, max(e.datum) AS datum
                FROM evaluaties e JOIN cases k ON k.casus_nr = e.casus_nr
                WHERE k.toestand = 'lopend' AND \(known.known("e")) AND e.datum BETWEEN k.gestart_op AND \(day)
                GROUP BY e.casus_nr
            )
            SELECT k.casus_nr, k.gemeente, k.wijkteam, coalesce(l.datum, k.gestart_op) AS since,
                coalesce(l.datum, k.gestart_op) + \(interval) AS until, l.datum IS NULL AS is_first, false AS is_final
            FROM cases k LEFT JOIN latest l ON l.casus_nr = k.casus_nr
            WHERE k.toestand = 'lopend'
                AND coalesce(l.datum, k.gestart_op) + \(interval) <= \(day.adding(days: WorkTerms.evaluationNotice))
            UNION ALL
            SELECT k.casus_nr, k.gemeente, k.wijkteam, k.beeindigd_op, k.beeindigd_op + \(term), false, true
            FROM cases k
            WHERE k.toestand = 'beeindigd' AND k.beeindigd_op > \(day.adding(days: -WorkTerms.aftercare)) AND NOT EXISTS (
                SELECT 1 FROM evaluaties e
                WHERE e.casus_nr = k.casus_nr AND e.moment = 'eind' AND \(known.known("e")) AND e.datum <= \(day))
            """
    }

    static func item(_ row: Row, peildatum: Day) throws -> WorkItem? {
        let isFinal = try row.decode(Bool.self, "is_final")
        return WorkItem(
            isFinal ? .finalEvaluation : .evaluation(isFirst: try row.decode(Bool.self, "is_first")),
            subject: .casus(try CaseReference(row)), since: try row.decode(Day.self, "since"),
            until: try row.decode(Day.self, "until"), peildatum: peildatum)
    }
}
