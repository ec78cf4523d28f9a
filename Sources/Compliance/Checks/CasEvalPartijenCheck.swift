internal import Postgres

/// CAS-EVAL-PARTIJEN: every evaluation with the client and the casemanager (readings 7.21 and 8.12).
struct CasEvalPartijenCheck: Check {
    let definition = CheckDefinition(
        id: "CAS-EVAL-PARTIJEN",
        label: "Evaluatie met cliënt en casemanager",
        subject: .casus,
        basis: .norm,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (evaluatie met casemanager, cliënt en medewerker)",
        clauses: ["bz:evaluatie", "iso9001:9.1", "hkz:3"],
        looksAt: "Elke evaluatie in de periode, ook van voor de start of na het einde.",
        counts: "De cliënt en de casemanager waren er allebei bij.",
        countsNot: "Een leeg vakje: dat telt als nee.",
        remedy: "Lever wie erbij waren; een evaluatie zonder een van beide is niet te herstellen.",
        evidence: [.evaluations])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.evaluations), counted AS (
            SELECT casus_nr, datum, met_client AND met_casemanager AS goed FROM evaluations
            WHERE \(query.within("datum")) AND moment IN ('tussentijds', 'eind')
        )
        SELECT casus_nr AS onderwerp, CASE WHEN bool_and(goed) THEN 'voldoet' ELSE 'voldoet_niet' END AS oordeel, NULL::int AS dagen,
            array_agg(DISTINCT datum ORDER BY datum) FILTER (WHERE NOT goed) AS niet_op
        FROM counted GROUP BY casus_nr
        """
    }
}
