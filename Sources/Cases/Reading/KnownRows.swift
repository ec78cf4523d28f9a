internal import Domain
internal import Postgres
internal import Storage

/// The rows that exist at two dates, as SQL (readings 2.15, 3.2 and 7.6).
struct KnownRows {
    let dates: CaseDates

    /// The versions of a table that were current at the stand, with nothing withdrawn.
    func known(_ alias: String) -> SQL { KnownVersions(at: self.dates.stand)(alias) }

    /// `cases`: every case that exists and passes the filter, with its `toestand`. Dates after the peildatum are empty.
    func cases(_ filter: CaseFilter = CaseFilter()) -> SQL {
        let day = self.dates.peildatum
        let events = Self.events.map { column -> SQL in
            let column = SQL(trusted: column)
            return "CASE WHEN c.\(column) <= \(day) THEN c.\(column) END AS \(column)"
        }
        return """
            existing AS (
                SELECT c.casus_nr, c.client_nr, c.gemeente, coalesce(c.wijkteam, 'onbekend') AS wijkteam,
                    coalesce(c.wet, 'onbekend') AS wet, c.verwijzer, c.kwetsbaarheid, c.problematiek, c.ontvangen_op,
                    c.geboren_of_uitgerekend_op, \(events.joined(separator: ", ")), c.advies_uren, c.akkoord_soort,
                    c.akkoord_uren, c.toewijzingnummer, c.reden_bron, c.reden_beeindiging, c.tevredenheid,
                    c.zonder_hulp_verder, c.doorverwezen_naar, c.facturatie, c.kosten
                FROM casussen c
                WHERE \(self.known("c")) AND c.ontvangen_op <= \(day)
            ),
            cases AS (
                SELECT * FROM (
                    SELECT e.*,
                        CASE WHEN e.beeindigd_op IS NOT NULL THEN 'beeindigd'
                            WHEN e.gestart_op IS NOT NULL THEN 'lopend'
                            WHEN e.ingetrokken_op <= coalesce(e.afgewezen_op, e.ingetrokken_op) THEN 'ingetrokken'
                            WHEN e.afgewezen_op IS NOT NULL THEN 'afgewezen'
                            ELSE 'aangevraagd' END AS toestand
                    FROM existing e
                ) c
                WHERE \(filter.condition)
            )
            """
    }

    /// Visits that count, joined to `cases k` as `i`: the employee must be known too.
    var visits: SQL {
        """
        inzet i JOIN cases k ON k.casus_nr = i.casus_nr
            JOIN medewerkers m ON m.medewerker_nr = i.medewerker_nr AND \(self.known("m"))
        """
    }

    /// Which of those exist at the two dates.
    var visitsExist: SQL { "\(self.known("i")) AND i.datum <= \(self.dates.peildatum)" }

    /// The dates of a case that are events (reading 3.2).
    private static let events = [
        "contact_op", "aangemeld_wijkteam_op", "advies_op", "akkoord_op", "indicatie_op", "gestart_op", "giz_op", "plan_op",
        "netwerk_op", "beeindigd_op", "ingetrokken_op", "afgewezen_op", "overdracht_op",
    ]
}
