internal import Domain
internal import Postgres
internal import Storage

/// The rows a check may look at, as SQL: what existed on the last day of the period, as it was known at the stand (readings
/// 2.15, 3.2, 3.3 and 7.6). Planned and validity dates are never emptied.
struct CheckQuery {
    let first: Day
    let last: Day
    let stand: Moment
    /// The parameters of the check.
    let parameters: [String: Int]

    /// The period judged, with the parameters of the check as they are set on its last day.
    init(_ definition: CheckDefinition, from first: Day, to last: Day, at stand: Moment, settings: CheckSettings) {
        self.first = first
        self.last = last
        self.stand = stand
        self.parameters = settings.values(of: definition, on: last)
    }

    /// A parameter as a number in SQL.
    subscript(parameter: String) -> SQL {
        guard let value = self.parameters[parameter] else { preconditionFailure("no parameter ‘\(parameter)’") }
        return SQL(trusted: String(value))
    }

    /// `date` moved forward by a parameter in months, clamped to the end of the month (reading 5.5).
    func after(_ date: SQL, months parameter: String) -> SQL {
        "(\(date) + interval '\(self[parameter]) months')::date"
    }

    /// The versions of a table that were current at the stand, with nothing withdrawn.
    func known(_ alias: String) -> SQL { KnownVersions(at: self.stand)(alias) }

    /// Whether a date lies in the period.
    func within(_ date: SQL) -> SQL { "\(date) BETWEEN \(self.first) AND \(self.last)" }

    /// `cases`: every case that exists; what happens to it after the last day is empty.
    var cases: SQL {
        let events = [
            "contact_op", "akkoord_op", "indicatie_op", "gestart_op", "giz_op", "plan_op", "netwerk_op", "beeindigd_op",
            "ingetrokken_op", "afgewezen_op",
        ].map { column -> SQL in
            let column = SQL(trusted: column)
            return "CASE WHEN c.\(column) <= \(self.last) THEN c.\(column) END AS \(column)"
        }
        return """
            cases AS (
                SELECT c.casus_nr, c.wet, c.ontvangen_op, c.geboren_of_uitgerekend_op, c.akkoord_uren, c.facturatie,
                    \(events.joined(separator: ", "))
                FROM casussen c WHERE \(self.known("c")) AND c.ontvangen_op <= \(self.last)
            )
            """
    }

    /// `cases` and `visits`: every visit that exists, of any day up to the last.
    var visits: SQL {
        """
        \(self.cases), visits AS (
            SELECT i.casus_nr, i.medewerker_nr, i.datum, i.uren FROM inzet i
            JOIN cases k ON k.casus_nr = i.casus_nr
            JOIN medewerkers m ON m.medewerker_nr = i.medewerker_nr AND \(self.known("m"))
            WHERE \(self.known("i")) AND i.datum <= \(self.last)
        )
        """
    }

    /// `cases`, `visits` and `worked`: who worked on which day of the period (`medewerker_nr`, `dag`).
    var worked: SQL {
        """
        \(self.visits), worked AS (
            SELECT DISTINCT medewerker_nr, datum AS dag FROM visits WHERE \(self.within("datum"))
        )
        """
    }

    /// `cases`, `visits` and `helped`: which case was visited on which day of the period (`casus_nr`, `dag`).
    var helped: SQL {
        """
        \(self.visits), helped AS (SELECT DISTINCT casus_nr, datum AS dag FROM visits WHERE \(self.within("datum")))
        """
    }

    /// `cases` and `evaluations`: every evaluation that exists.
    var evaluations: SQL {
        """
        \(self.cases), evaluations AS (
            SELECT e.evaluatie_nr, e.casus_nr, e.datum, e.moment, e.besluit, coalesce(e.met_client, false) AS met_client,
                coalesce(e.met_casemanager, false) AS met_casemanager
            FROM evaluaties e JOIN cases k ON k.casus_nr = e.casus_nr
            WHERE \(self.known("e")) AND e.datum <= \(self.last)
        )
        """
    }

    /// The verdict on a term: in time at once good, too late at once missed, and not done yet open until the term is over
    /// (reading 5.3). `done` is the day it happened, or NULL.
    func verdict(done: SQL, by deadline: SQL) -> SQL {
        """
        CASE WHEN \(done) <= \(deadline) THEN 'voldoet' WHEN \(done) > \(deadline) OR \(deadline) < \(self.last) THEN 'voldoet_niet'
            ELSE 'nvt' END
        """
    }

    /// Rows `onderwerp`, `oordeel` and `termijn` as results: a missed term names its day.
    func missing(_ rows: SQL) -> SQL {
        """
        SELECT onderwerp, oordeel, NULL::int AS dagen, CASE WHEN oordeel IN ('voldoet_niet', 'onbekend') THEN ARRAY[termijn] END AS niet_op
        FROM (\(rows)) t
        """
    }

    /// Rows `onderwerp`, `dag`, `goed` (per day looked at), `bekend` (whether anything is recorded) and `verloopt` as results:
    /// with nothing recorded every day fails (reading 5.2).
    func daily(_ rows: SQL) -> SQL {
        """
        SELECT onderwerp,
            CASE WHEN NOT bool_and(bekend) THEN 'onbekend' WHEN NOT bool_and(goed) THEN 'voldoet_niet'
                WHEN bool_or(verloopt) THEN 'verloopt' ELSE 'voldoet' END AS oordeel,
            count(*)::int AS dagen, array_agg(dag ORDER BY dag) FILTER (WHERE NOT goed OR NOT bekend) AS niet_op
        FROM (\(rows)) d GROUP BY onderwerp
        """
    }

    /// The 90 days after the last, up to `end` when it is filled, that `days` (a multirange) does not cover.
    func lapses(_ days: SQL, until end: SQL) -> SQL {
        """
        CASE WHEN coalesce(\(end), \(self.horizon)) <= \(self.last) THEN false
            ELSE NOT \(days) @> daterange(\(self.last) + 1, least(\(end), \(self.horizon)), '[]') END
        """
    }

    /// A subject lapses when it stops to hold up to this day, 90 days after the last.
    var horizon: Day { self.last.adding(days: 90) }
}
