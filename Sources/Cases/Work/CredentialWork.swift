internal import Domain
internal import Postgres
internal import Storage

/// VOG, KCKZ, SKJ and kinder-EHBO of employees in service that lapse within 90 days, or have lapsed.
///
/// Days are covered as in the checks (contract §5): a VOG for 36 months from its issue, whatever end was delivered
/// (reading 5.8); the others from geldig_vanaf up to and including geldig_tot. A recorded renewal without a gap, or an end of
/// service before the lapse, keeps somebody off the list (reading 5.4). Someone who never had one is no lapse; the checks
/// name that. Employees belong to no gemeente: the filter on cases does nothing here.
struct CredentialWork: WorkSource {
    static func statement(_ known: KnownRows, _ filter: CaseFilter) -> SQL {
        let day = known.dates.peildatum
        let months = SQL(trusted: "\(WorkTerms.vogMonths)")
        return """
            WITH staff AS (
                SELECT m.medewerker_nr, m.naam, m.uit_dienst_op FROM medewerkers m
                WHERE \(known.known("m")) AND m.in_dienst_op <= \(day)
                    AND (m.uit_dienst_op IS NULL OR m.uit_dienst_op >= \(day))
            ),
            good AS (
                SELECT r.medewerker_nr, r.soort,
                    CASE WHEN r.soort = 'VOG' THEN r.afgegeven_op ELSE r.geldig_vanaf END AS first,
                    CASE WHEN r.soort = 'VOG' THEN (r.afgegeven_op + interval '\(months) months')::date ELSE r.geldig_tot
                    END AS last
                FROM registraties r
                WHERE \(known.known("r")) AND r.soort IN ('VOG', 'KCKZ', 'SKJ', 'KINDER_EHBO')
            ),
            covered AS (
                SELECT medewerker_nr, soort, range_agg(daterange(first, last, '[]')) AS days FROM good
                WHERE first IS NOT NULL GROUP BY medewerker_nr, soort
            ),
            latest AS (
                SELECT s.medewerker_nr, s.naam, s.uit_dienst_op, c.soort, d.since, d.until
                FROM staff s JOIN covered c ON c.medewerker_nr = s.medewerker_nr
                CROSS JOIN LATERAL (
                    SELECT lower(r) AS since, upper(r) - 1 AS until FROM unnest(c.days) r
                    WHERE lower(r) <= \(day) ORDER BY lower(r) DESC LIMIT 1
                ) d
            )
            SELECT medewerker_nr, naam, soort, since, until FROM latest
            WHERE until <= \(day.adding(days: WorkTerms.credentialNotice)) AND (uit_dienst_op IS NULL OR uit_dienst_op > until)
            """
    }

    static func item(_ row: Row, peildatum: Day) throws -> WorkItem? {
        WorkItem(
            .credential(try row.decode(String.self, "soort")),
            subject: .employee(
                number: try row.decode(String.self, "medewerker_nr"), name: try row.decode(String.self, "naam")),
            since: try row.decode(Day.self, "since"), until: try row.decode(Day.self, "until"), peildatum: peildatum)
    }
}
