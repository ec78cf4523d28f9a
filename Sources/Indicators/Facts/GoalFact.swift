internal import Postgres
internal import Storage

/// Per goal of an ended case: which score counts on which days (reading 4.11); no score until the first that is eligible.
///
/// Every goal begins with a course without a score, worse than any evaluation. On a day the latest eligible evaluation by then decides; a better one takes over on the day it begins to exist. Days
/// before the case ended are left out: a goal counts nowhere then.
struct GoalFact: Fact {
    let table = "goal_fact"
    let keys = ["doel_nr", "vanaf"]
    let values = ["tot", "casus_nr", "domein", "gewicht", "score"]

    func rows(at known: KnownVersions) -> SQL {
        """
        WITH goals AS (
            SELECT d.doel_nr, d.casus_nr, d.domein, d.gewicht, d.gesteld_op, c.beeindigd_op
            FROM touched_case t JOIN casussen c ON c.casus_nr = t.casus_nr AND \(known("c"))
            JOIN doelen d ON d.casus_nr = c.casus_nr AND \(known("d"))
            WHERE c.beeindigd_op IS NOT NULL
        ), course AS (
            SELECT g.*, s.gas_score AS score, e.datum, e.moment = 'eind' AS is_eind, e.evaluatie_nr,
                greatest(e.datum, ec.ontvangen_op, g.gesteld_op) AS vanaf
            FROM goals g JOIN doelscores s ON s.doel_nr = g.doel_nr AND \(known("s"))
            JOIN evaluaties e ON e.evaluatie_nr = s.evaluatie_nr AND \(known("e"))
            JOIN casussen ec ON ec.casus_nr = e.casus_nr AND \(known("ec"))
            WHERE e.datum <= g.beeindigd_op OR e.moment = 'eind'
            UNION ALL
            SELECT g.*, NULL, '-infinity', false, '', g.gesteld_op FROM goals g
        ), bounded AS (
            SELECT *, coalesce(min(vanaf) OVER better, 'infinity') AS tot FROM course
            WINDOW better AS (
                PARTITION BY doel_nr ORDER BY datum DESC, is_eind DESC, evaluatie_nr COLLATE "C" DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        )
        SELECT doel_nr, vanaf, tot, casus_nr, domein, gewicht, score FROM bounded
        WHERE tot > greatest(vanaf, beeindigd_op)
        """
    }
}
