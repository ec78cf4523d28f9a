internal import Postgres

/// MEL-KLACHT: a complaint acknowledged and settled within their terms (reading 5.18).
struct MelKlachtCheck: Check {
    let definition = CheckDefinition(
        id: "MEL-KLACHT",
        label: "Klacht op tijd bevestigd en afgehandeld",
        subject: .report,
        basis: .law,
        source: "Wkkgz, artikel 17 (zes weken); bevestiging binnen vijf werkdagen: eigen beleid",
        clauses: ["bz:klachten", "iso9001:8.7", "hkz:3"],
        looksAt: "Elke klacht die in de periode is ontvangen, met de dagen van bevestiging en afhandeling.",
        counts: "Bevestigd binnen de ingestelde werkdagen, en afgehandeld binnen de ingestelde dagen.",
        countsNot: "Loopt een termijn nog en is er geen gemist: nvt.",
        remedy: "Handel de klacht af en lever de dagen.",
        parameters: [
            CheckParameter("werkdagen", 5, .werkdagen, "van ontvangst tot bevestiging"),
            CheckParameter("dagen", 42, .days, "van ontvangst tot afhandeling"),
        ])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.reports("klacht")), judged AS (
            SELECT melding_nr, bevestigd_termijn, ontvangen_op + \(query["dagen"]) AS afgehandeld_termijn,
                \(query.verdict(done: "bevestigd_op", by: "bevestigd_termijn")) AS bevestigd,
                \(query.verdict(done: "afgehandeld_op", by: "ontvangen_op + \(query["dagen"])")) AS afgehandeld
            FROM reports
        )
        SELECT melding_nr AS onderwerp,
            CASE WHEN 'voldoet_niet' IN (bevestigd, afgehandeld) THEN 'voldoet_niet' WHEN 'nvt' IN (bevestigd, afgehandeld) THEN 'nvt'
                ELSE 'voldoet' END AS oordeel,
            NULL::int AS dagen,
            (SELECT array_agg(DISTINCT t ORDER BY t) FROM (VALUES (bevestigd, bevestigd_termijn), (afgehandeld, afgehandeld_termijn)) m(o, t)
             WHERE o = 'voldoet_niet') AS niet_op
        FROM judged
        """
    }
}
