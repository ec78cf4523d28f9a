internal import Domain
internal import Postgres
internal import Storage

/// Regie of running cases that ends within 30 days, has ended, or never was.
///
/// A day is covered as in the check CAS-REGIE-DAG (contract §5, reading 5.9): by a casemanager of the gemeente, or by a partner
/// whose SKJ registration is good that day. Rows that follow each other without a gap are one; a recorded successor therefore
/// keeps a case off the list.
struct RegieWork: WorkSource {
    static func statement(_ known: KnownRows, _ filter: CaseFilter) -> SQL {
        let day = known.dates.peildatum
        return """
            WITH \(known.cases(filter)),
            covered AS (
                SELECT g.casus_nr, range_agg(daterange(
                    greatest(g.vanaf, p.geldig_vanaf), least(g.tot, p.geldig_tot), '[]')) AS days
                FROM regie g
                LEFT JOIN skj_partners p
                    ON g.soort = 'skj_partner' AND p.partner_nr = g.partner_nr AND \(known.known("p"))
                WHERE \(known.known("g")) AND (g.soort = 'casemanager_gemeente' OR p.partner_nr IS NOT NULL)
                    AND greatest(g.vanaf, p.geldig_vanaf) <= coalesce(least(g.tot, p.geldig_tot), 'infinity'::date)
                GROUP BY g.casus_nr
            ),
            ends AS (
                SELECT k.casus_nr, k.gemeente, k.wijkteam, k.gestart_op,
                    coalesce(c.days @> \(day), false) AS is_covered,
                    (SELECT upper(r) FROM unnest(c.days) r WHERE r @> \(day)) AS open_from,
                    (SELECT lower(r) FROM unnest(c.days) r WHERE r @> \(day)) AS covered_from,
                    (SELECT max(upper(r)) - 1 FROM unnest(c.days) r WHERE upper(r) <= \(day)) AS ended_on,
                    (SELECT min(lower(r)) FROM unnest(c.days) r WHERE lower(r) > \(day)) AS resumes_on
                FROM cases k LEFT JOIN covered c ON c.casus_nr = k.casus_nr
                WHERE k.toestand = 'lopend'
            )
            SELECT casus_nr, gemeente, wijkteam, gestart_op, is_covered, covered_from, open_from - 1 AS last_covered, ended_on,
                resumes_on
            FROM ends WHERE NOT is_covered OR open_from <= \(day.adding(days: WorkTerms.regieNotice + 1))
            """
    }

    static func item(_ row: Row, peildatum: Day) throws -> WorkItem? {
        let started = try row.decode(Day.self, "gestart_op")
        let resumes = try row.decode(Day?.self, "resumes_on")
        let subject = WorkItem.Subject.casus(try CaseReference(row))
        if try row.decode(Bool.self, "is_covered") {
            return WorkItem(
                .regieEnding(resumes: resumes), subject: subject, since: try row.decode(Day?.self, "covered_from") ?? started,
                until: try row.decode(Day?.self, "last_covered"), peildatum: peildatum)
        }
        // Regie that ended before the help began never covered it.
        guard let ended = try row.decode(Day?.self, "ended_on"), ended >= started else {
            return WorkItem(
                .regieMissing(resumes: resumes), subject: subject, since: started, until: started, peildatum: peildatum)
        }
        return WorkItem(.regieEnded(resumes: resumes), subject: subject, since: started, until: ended, peildatum: peildatum)
    }
}
