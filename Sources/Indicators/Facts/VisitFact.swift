internal import Postgres
internal import Storage

/// Per case, month and part of the day: the hours of its visits. No period is finer than a month; of a month that holds a
/// visit after the peildatum the visits themselves are read, hence the first and the last day.
struct VisitFact: Fact {
    let table = "visit_fact"
    let keys = ["casus_nr", "maand", "dagdeel"]
    let values = ["uren", "eerste_op", "laatste_op"]

    func rows(at known: KnownVersions) -> SQL {
        """
        SELECT i.casus_nr, date_trunc('month', i.datum)::date AS maand, coalesce(i.dagdeel, 'onbekend') AS dagdeel,
            sum(i.uren) AS uren, min(i.datum) AS eerste_op, max(i.datum) AS laatste_op
        FROM touched_case t JOIN casussen c ON c.casus_nr = t.casus_nr AND \(known("c"))
        JOIN inzet i ON i.casus_nr = c.casus_nr AND \(known("i"))
        JOIN medewerkers m ON m.medewerker_nr = i.medewerker_nr AND \(known("m"))
        GROUP BY 1, 2, 3
        """
    }
}
