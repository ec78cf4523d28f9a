internal import Postgres

extension CheckQuery {
    /// Employees judged on every day they worked: a registration of the kind covers it.
    ///
    /// `first` and `last` are the days from and up to which a row `r` covers; a row without a first day never does, but it is
    /// something recorded.
    func registered(_ kind: String, from first: SQL, to last: SQL) -> SQL {
        """
        WITH \(self.worked), covered AS (
            SELECT r.medewerker_nr, range_agg(daterange(\(first), \(last), '[]')) FILTER (WHERE \(first) IS NOT NULL) AS days
            FROM registraties r WHERE \(self.known("r")) AND r.soort = \(kind) GROUP BY r.medewerker_nr
        )
        \(self.daily("""
            SELECT w.medewerker_nr AS onderwerp, w.dagen, c.days AS goed,
                c.medewerker_nr IS NOT NULL AS bekend, coalesce(\(self.lapses("c.days", until: "m.uit_dienst_op")), false) AS verloopt
            FROM worked w JOIN medewerkers m ON m.medewerker_nr = w.medewerker_nr AND \(self.known("m"))
            LEFT JOIN covered c ON c.medewerker_nr = w.medewerker_nr
            """))
        """
    }
}
