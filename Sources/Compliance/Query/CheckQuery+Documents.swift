internal import Postgres

extension CheckQuery {
    /// The organisation judged by its documents of these kinds: one valid on every day of the period (reading 5.6).
    ///
    /// With `months`, the name of a parameter, at least one of those valid on the last day must have been adopted no longer ago;
    /// else the last day fails.
    func documented(_ kinds: [String], notOlderThan months: String? = nil) -> SQL {
        let fresh: SQL =
            months.map { "bool_or(\(self.after("d.vastgesteld_op", months: $0)) >= x.dag)" } ?? "count(d.geldig_vanaf) > 0"
        return """
            WITH documents AS (
                SELECT d.geldig_vanaf, coalesce(d.geldig_tot, 'infinity') AS geldig_tot, d.vastgesteld_op
                FROM documenten d WHERE \(self.known("d")) AND d.soort = ANY(\(kinds))
            ), days AS (
                SELECT x.dag, count(d.geldig_vanaf) > 0 AS geldig, coalesce(\(fresh), false) AS recent
                FROM (SELECT \(self.first) + n AS dag FROM generate_series(0, \(self.horizon) - \(self.first)) n) x
                LEFT JOIN documents d ON x.dag BETWEEN d.geldig_vanaf AND d.geldig_tot
                GROUP BY x.dag
            ), judged AS (
                SELECT dag, geldig AND (recent OR dag < \(self.last)) AS goed, (SELECT count(*) > 0 FROM documents) AS bekend
                FROM days
            )
            SELECT 'organisatie' AS onderwerp,
                CASE WHEN NOT bool_and(bekend) THEN 'onbekend'
                    WHEN NOT bool_and(goed) FILTER (WHERE dag <= \(self.last)) THEN 'voldoet_niet'
                    WHEN NOT bool_and(goed) THEN 'verloopt' ELSE 'voldoet' END AS oordeel,
                \(self.last) - \(self.first) + 1 AS dagen,
                array_agg(dag ORDER BY dag) FILTER (WHERE dag <= \(self.last) AND (NOT goed OR NOT bekend)) AS niet_op
            FROM judged
            """
    }
}
