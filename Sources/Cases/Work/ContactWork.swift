internal import Domain
internal import Postgres
internal import Storage

/// Contact with the applicant, due by the end of the third werkdag after the request (contract §4, contact_op_tijd).
///
/// Listed when the deadline has passed or falls on the peildatum or the next werkdag: on a Friday that is Monday, since no
/// deadline falls in a weekend. A case that ended, was withdrawn or rejected needs no contact any more.
struct ContactWork: WorkSource {
    static func statement(_ known: KnownRows, _ filter: CaseFilter) -> SQL {
        let last = Werkdagen.deadline(after: known.dates.peildatum, count: 1)
        return """
            WITH \(known.cases(filter))
            SELECT k.casus_nr, k.gemeente, k.wijkteam, k.verwijzer, k.ontvangen_op AS since, w.third_after AS until,
                k.gestart_op IS NOT NULL AS has_started
            FROM cases k JOIN reference.werkdag w ON w.day = k.ontvangen_op
            WHERE k.contact_op IS NULL AND k.toestand IN ('aangevraagd', 'lopend') AND w.third_after <= \(last)
            """
    }

    static func item(_ row: Row, peildatum: Day) throws -> WorkItem? {
        WorkItem(
            .contact(
                verwijzer: try row.decode(String.self, "verwijzer"), hasStarted: try row.decode(Bool.self, "has_started")),
            subject: .casus(try CaseReference(row)), since: try row.decode(Day.self, "since"),
            until: try row.decode(Day.self, "until"), peildatum: peildatum)
    }
}
