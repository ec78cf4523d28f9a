internal import Domain
internal import Postgres
internal import Storage

/// Started cases without an indicatie, due 42 days after the start (check CAS-INDICATIE, contract §5).
///
/// Help may start before it, but is not paid without it; so a case stays on the list for 90 days after its end.
struct IndicatieWork: WorkSource {
    static func statement(_ known: KnownRows, _ filter: CaseFilter) -> SQL {
        let term = SQL(trusted: "\(WorkTerms.indicatieTerm)")
        return """
            WITH \(known.cases(filter))
            SELECT k.casus_nr, k.gemeente, k.wijkteam, k.gestart_op AS since, k.gestart_op + \(term) AS until,
                k.beeindigd_op IS NOT NULL AS has_ended
            FROM cases k
            WHERE k.indicatie_op IS NULL AND k.gestart_op IS NOT NULL
                AND (k.beeindigd_op IS NULL OR k.beeindigd_op > \(known.dates.peildatum.adding(days: -WorkTerms.aftercare)))
            """
    }

    static func item(_ row: Row, peildatum: Day) throws -> WorkItem? {
        WorkItem(
            .indicatie(hasEnded: try row.decode(Bool.self, "has_ended")), subject: .casus(try CaseReference(row)),
            since: try row.decode(Day.self, "since"), until: try row.decode(Day.self, "until"), peildatum: peildatum)
    }
}
