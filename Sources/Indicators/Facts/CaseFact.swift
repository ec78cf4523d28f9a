internal import Postgres
internal import Storage

/// Per case: when its evaluations first decided on less or more help or closed it, all its hours with the day of the last
/// visit, and when the client first started another case after it ended.
///
/// Of each only the first day matters: from then on it holds at every later peildatum. Starts and ends of a client are gone
/// through once, latest first, and never compared two by two: a number given to thousands of requests is not a client, but it is
/// delivered. No case starts after its own end, so a start after the end is another's.
struct CaseFact: Fact {
    let table = "case_fact"
    let keys = ["casus_nr"]
    let values = ["afgeschaald_op", "opgeschaald_op", "eind_op", "uren", "laatste_inzet_op", "volgende_start_op"]

    func rows(at known: KnownVersions) -> SQL {
        """
        SELECT t.casus_nr, e.afgeschaald_op, e.opgeschaald_op, e.eind_op, i.uren, i.laatste_inzet_op, n.volgende_start_op
        FROM touched_case t JOIN casussen c ON c.casus_nr = t.casus_nr AND \(known("c"))
        LEFT JOIN (
            SELECT e.casus_nr, min(e.datum) FILTER (WHERE e.besluit = 'afschalen') AS afgeschaald_op,
                min(e.datum) FILTER (WHERE e.besluit = 'opschalen') AS opgeschaald_op,
                min(e.datum) FILTER (WHERE e.moment = 'eind') AS eind_op
            FROM evaluaties e JOIN touched_case t ON t.casus_nr = e.casus_nr
            WHERE \(known("e")) GROUP BY e.casus_nr
        ) e ON e.casus_nr = c.casus_nr
        LEFT JOIN (
            SELECT i.casus_nr, sum(i.uren) AS uren, max(i.datum) AS laatste_inzet_op
            FROM inzet i JOIN touched_case t ON t.casus_nr = i.casus_nr
            JOIN medewerkers m ON m.medewerker_nr = i.medewerker_nr AND \(known("m"))
            WHERE \(known("i")) GROUP BY i.casus_nr
        ) i ON i.casus_nr = c.casus_nr
        LEFT JOIN (
            SELECT casus_nr, is_einde, min(gestart_op) OVER (
                PARTITION BY client_nr ORDER BY dag DESC RANGE BETWEEN UNBOUNDED PRECEDING AND '1 day' PRECEDING
            ) AS volgende_start_op
            FROM (
                SELECT b.casus_nr, b.client_nr, x.dag, x.gestart_op, x.is_einde
                FROM (
                    SELECT DISTINCT a.client_nr FROM touched_case t JOIN casussen a ON a.casus_nr = t.casus_nr AND \(known("a"))
                ) k JOIN casussen b ON b.client_nr = k.client_nr AND \(known("b"))
                CROSS JOIN LATERAL (VALUES (b.gestart_op, b.gestart_op, false), (b.beeindigd_op, NULL, true)) x(dag, gestart_op, is_einde)
                WHERE x.dag IS NOT NULL
            ) s
        ) n ON n.casus_nr = c.casus_nr AND n.is_einde
        WHERE num_nonnulls(e.afgeschaald_op, e.opgeschaald_op, e.eind_op, i.uren, n.volgende_start_op) > 0
        """
    }
}
