internal import Postgres

/// A check of meldingen by their terms. Each term is a row, so that the register shows the very terms by which the check judges.
protocol ReportTermCheck: Check {
    /// One row per melding in scope and term: `melding_nr`, `stap` (a word of ``ReportStep``), `termijn`, `gedaan_op` and
    /// `oordeel`.
    func terms(_ query: CheckQuery) -> SQL
}

extension ReportTermCheck {
    /// A melding is in time when each of its terms is; each one missed names its day (readings 5.18 and 7.22).
    func judged(_ query: CheckQuery) -> SQL {
        """
        SELECT melding_nr AS onderwerp,
            CASE WHEN bool_or(oordeel = 'voldoet_niet') THEN 'voldoet_niet' WHEN bool_or(oordeel = 'nvt') THEN 'nvt'
                ELSE 'voldoet' END AS oordeel,
            NULL::int AS dagen, array_agg(DISTINCT termijn ORDER BY termijn) FILTER (WHERE oordeel = 'voldoet_niet') AS niet_op
        FROM (\(self.terms(query))) t GROUP BY melding_nr
        """
    }
}
