internal import Postgres

extension CheckQuery {
    /// `reports`: the meldingen of a kind that were received in the period, with `bevestigd_termijn`, the end of the parameter
    /// `werkdagen`. Whatever becomes of its case, withdrawn (reading 2.15) or received only later, a melding must be dealt with.
    func reports(_ kind: String) -> SQL {
        """
        reports AS (
            SELECT m.melding_nr, m.ontvangen_op,
                CASE WHEN m.bevestigd_op <= \(self.last) THEN m.bevestigd_op END AS bevestigd_op,
                CASE WHEN m.afgehandeld_op <= \(self.last) THEN m.afgehandeld_op END AS afgehandeld_op,
                (SELECT w.day FROM reference.werkdag w WHERE w.day > m.ontvangen_op AND w.is_werkdag
                 ORDER BY w.day OFFSET greatest(\(self["werkdagen"]), 1) - 1 LIMIT 1) AS bevestigd_termijn
            FROM meldingen m
            WHERE \(self.known("m")) AND m.soort = \(kind) AND \(self.within("m.ontvangen_op"))
        )
        """
    }
}
