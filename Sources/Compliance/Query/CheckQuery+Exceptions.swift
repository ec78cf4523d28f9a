internal import Postgres

extension CheckQuery {
    /// The rows of a check, with what recorded exceptions accept left out of the failing days.
    ///
    /// Who falls short only on days that exceptions cover is an `uitzondering`, and names those days; the rest names the days that
    /// no exception covers. Where a check names no day, the last day of the period is looked at.
    func accepting(_ check: String, _ judged: SQL) -> SQL {
        """
        SELECT r.onderwerp,
            CASE WHEN r.oordeel IN ('voldoet_niet', 'onbekend') AND x.days IS NOT NULL AND rest.days IS NULL THEN 'uitzondering'
                ELSE r.oordeel END AS oordeel,
            r.dagen, CASE WHEN r.niet_op IS NOT NULL THEN coalesce(rest.days, r.niet_op) END AS niet_op
        FROM (\(judged)) r
        LEFT JOIN (
            SELECT u.onderwerp_nr, range_agg(daterange(u.geldig_vanaf, u.geldig_tot, '[]')) AS days
            FROM uitzonderingen u WHERE \(self.known("u")) AND u.controle = \(check) GROUP BY u.onderwerp_nr
        ) x ON x.onderwerp_nr = r.onderwerp
        LEFT JOIN LATERAL (
            SELECT array_agg(d ORDER BY d) AS days FROM unnest(coalesce(r.niet_op, ARRAY[\(self.last)])) d WHERE NOT x.days @> d
        ) rest ON true
        """
    }
}
