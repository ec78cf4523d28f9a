internal import Domain
internal import Postgres
internal import Storage

/// The rows of each observation at two dates, as SQL. Everything else in this folder only counts them.
struct ObservationQuery {
    let dates: TwoDates
    let filters: [Dimension: [String]]
    let lookups: Set<Lookup>
    /// Whether goals, visits and what is looked up come from the facts, or from the versions themselves.
    let source: FigureSource

    /// The versions of a table that were current at the stand, with nothing withdrawn.
    func known(_ table: String, _ alias: String) -> SQL { KnownVersions(at: self.dates.stand)(alias) }

    /// `all_cases`: every case that exists at the two dates; `cases`: those that pass the filters.
    var cases: SQL {
        let day = self.dates.peildatum
        return """
            all_cases AS (
                SELECT c.casus_nr, c.client_nr, c.gemeente, g.jeugdregio, g.provincie,
                    coalesce(c.wijkteam, 'onbekend') AS wijkteam, coalesce(c.wet, 'onbekend') AS wet, c.verwijzer,
                    c.kwetsbaarheid, coalesce(c.problematiek, 'onbekend') AS problematiek,
                    c.ontvangen_op, c.geboren_of_uitgerekend_op,
                    \(self.events.map { "\(self.event($0, by: day)) AS \(trusted: $0)" }.joined(separator: ", ")),
                    r.cbs, c.advies_uren, c.akkoord_uren, c.tevredenheid, c.zonder_hulp_verder, c.doorverwezen_naar, c.kosten,
                    \(day) AS peildatum
                FROM casussen c
                JOIN reference.gemeente g ON g.code = c.gemeente AND g.valid_until IS NULL
                LEFT JOIN reference.reden_beeindiging r ON r.source = c.reden_bron AND r.code = c.reden_beeindiging
                WHERE \(self.known("casussen", "c")) AND c.ontvangen_op <= \(day)
            ),
            cases AS (SELECT * FROM all_cases WHERE \(self.filter))
            """
    }

    /// Dates of things that happen: after the peildatum they are empty (reading 3.2).
    private let events = [
        "contact_op", "aangemeld_wijkteam_op", "indicatie_op", "gestart_op", "giz_op", "plan_op", "netwerk_op", "beeindigd_op",
        "ingetrokken_op", "afgewezen_op",
    ]

    private func event(_ column: String, by day: Day) -> SQL {
        "CASE WHEN c.\(trusted: column) <= \(day) THEN c.\(trusted: column) END"
    }

    private var filter: SQL {
        let conditions: [SQL] = self.filters.filter { $0.key.splitsCases }.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { dimension, values in
                let column: SQL = "\(trusted: dimension.rawValue)"
                return dimension.hasSeveralValues
                    ? "string_to_array(\(column), '|') && \(values)" : "\(column) = ANY(\(values))"
            }
        return conditions.isEmpty ? "true" : conditions.joined(separator: " AND ")
    }

    init(dates: TwoDates, filters: [Dimension: [String]], lookups: Set<Lookup>, source: FigureSource) {
        self.dates = dates
        self.filters = filters
        self.lookups = lookups
        self.source = source
    }
}
