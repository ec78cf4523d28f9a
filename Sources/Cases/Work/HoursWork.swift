internal import Domain
internal import Foundation
internal import Postgres
internal import Storage

/// Running cases of which at least 80 % of the agreed hours is delivered.
///
/// `since` is the day on which that was reached. `until` is the day on which the hours were used up (as in the check CAS-UREN,
/// reading 5.16), or else the day on which they will be at the pace of the last 28 days; without visits in those, nothing
/// says when.
struct HoursWork: WorkSource {
    static func statement(_ known: KnownRows, _ filter: CaseFilter) -> SQL {
        let day = known.dates.peildatum
        let share = SQL(trusted: "\(WorkTerms.hoursShare)")
        let pace = SQL(trusted: "\(WorkTerms.paceDays)")
        return """
            WITH \(known.cases(filter)),
            daily AS (
                SELECT i.casus_nr, i.datum, sum(i.uren) AS uren FROM \(known.visits)
                WHERE k.toestand = 'lopend' AND k.akkoord_uren IS NOT NULL AND \(known.visitsExist)
                GROUP BY i.casus_nr, i.datum
            ),
            summed AS (SELECT *, sum(uren) OVER (PARTITION BY casus_nr ORDER BY datum) AS total FROM daily),
            used AS (
                SELECT k.casus_nr, k.gemeente, k.wijkteam, k.akkoord_uren AS agreed, max(s.total) AS delivered,
                    min(s.datum) FILTER (WHERE s.total * 100 >= k.akkoord_uren * \(share)) AS since,
                    min(s.datum) FILTER (WHERE s.total >= k.akkoord_uren) AS used_up_on,
                    sum(s.uren) FILTER (WHERE s.datum > \(day.adding(days: -WorkTerms.paceDays))) AS recent
                FROM cases k JOIN summed s ON s.casus_nr = k.casus_nr
                GROUP BY k.casus_nr, k.gemeente, k.wijkteam, k.akkoord_uren
            )
            SELECT casus_nr, gemeente, wijkteam, agreed, delivered, since, used_up_on,
                CASE WHEN recent > 0 THEN least(floor((agreed - delivered) * \(pace) / recent), 3650)::int END AS days_to_go
            FROM used WHERE since IS NOT NULL
            """
    }

    static func item(_ row: Row, peildatum: Day) throws -> WorkItem? {
        let usedUp = try row.decode(Day?.self, "used_up_on")
        let expected = try row.decode(Int?.self, "days_to_go").map { peildatum.adding(days: $0) }
        return WorkItem(
            .hours(delivered: try row.decode(Decimal.self, "delivered"), agreed: try row.decode(Decimal.self, "agreed")),
            subject: .casus(try CaseReference(row)), since: try row.decode(Day.self, "since"), until: usedUp ?? expected,
            isEstimate: usedUp == nil, peildatum: peildatum)
    }
}
