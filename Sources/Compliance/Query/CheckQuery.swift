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

    /// `visits`: every visit that exists, of any day up to the last, to a case and by an employee that exist.
    ///
    /// It may stand beside ``cases`` or without it, and is read anew by each that asks, so that a condition reaches the table.
    var visits: SQL {
        """
        visits AS NOT MATERIALIZED (
            SELECT i.casus_nr, i.medewerker_nr, i.datum, i.uren FROM inzet i
            JOIN casussen k ON k.casus_nr = i.casus_nr AND \(self.known("k")) AND k.ontvangen_op <= \(self.last)
            JOIN medewerkers m ON m.medewerker_nr = i.medewerker_nr AND \(self.known("m"))
            WHERE \(self.known("i")) AND i.datum <= \(self.last)
        )
        """
    }

    /// `visits` and `worked`: who worked on which days of the period (`medewerker_nr`, `dagen`).
    var worked: SQL { self.days("worked", of: "medewerker_nr") }

    /// `visits` and `helped`: which case was visited on which days of the period (`casus_nr`, `dagen`).
    var helped: SQL { self.days("helped", of: "casus_nr") }

    /// The days are one multirange per subject: a row per day makes years of a large organisation too slow to ask for.
    private func days(_ name: SQL, of subject: SQL) -> SQL {
        """
        \(self.visits), \(name) AS (
            SELECT \(subject), range_agg(\(Self.day("datum"))) AS dagen FROM visits WHERE \(self.within("datum")) GROUP BY \(subject)
        )
        """
    }

    /// One day as a range.
    static func day(_ date: SQL) -> SQL { "daterange(\(date), \(date), '[]')" }

    /// The number of days in a multirange that has an end.
    static func length(of days: SQL) -> SQL { "(SELECT coalesce(sum(upper(r) - lower(r)), 0)::int FROM unnest(\(days)) r)" }

    /// Every day of a multirange that has an end, in order; NULL for none.
    static func each(of days: SQL) -> SQL {
        "(SELECT array_agg(lower(r) + n ORDER BY lower(r) + n) FROM unnest(\(days)) r, generate_series(0, upper(r) - lower(r) - 1) n)"
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

    /// One row per subject as results: the days looked at (`dagen`), those on which it holds (`goed`, NULL for none), both
    /// multiranges, `bekend` (whether anything is recorded) and `verloopt`. With nothing recorded every day fails (reading 5.2).
    func daily(_ rows: SQL) -> SQL {
        """
        SELECT onderwerp,
            CASE WHEN NOT bekend THEN 'onbekend' WHEN NOT isempty(mis) THEN 'voldoet_niet' WHEN verloopt THEN 'verloopt'
                ELSE 'voldoet' END AS oordeel,
            \(Self.length(of: "dagen")) AS dagen, \(Self.each(of: "mis")) AS niet_op
        FROM (
            SELECT onderwerp, dagen, bekend, verloopt, CASE WHEN bekend AND goed IS NOT NULL THEN dagen - goed ELSE dagen END AS mis
            FROM (\(rows)) d
        ) m
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
