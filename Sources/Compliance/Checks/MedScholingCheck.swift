internal import Postgres

/// MED-SCHOLING: enough points of training in twelve months (readings 5.5 and 7.20).
struct MedScholingCheck: Check {
    let definition = CheckDefinition(
        id: "MED-SCHOLING",
        label: "Scholingspunten in twaalf maanden",
        subject: .employee,
        basis: .ownPolicy,
        source:
            "Kwaliteitsnormen BabythuisZorg, september 2023 (aanvullende deskundigheidsbevordering); aantal punten: eigen beleid",
        clauses: ["bz:deskundigheid", "iso9001:7.2", "hkz:5"],
        looksAt: "De scholingen in de twaalf maanden tot en met de laatste dag, van iedereen die in die maanden heeft gewerkt.",
        counts:
            "Alle punten samen, en daarvan de punten in de categorie BTZ. Wie nog geen twaalf maanden in dienst is, wordt niet beoordeeld.",
        countsNot: "Scholing van voor die twaalf maanden, en scholing zonder punten.",
        remedy: "Plan de ontbrekende punten in en lever de gevolgde scholing.",
        parameters: [
            CheckParameter("punten", 10, .points, "punten in twaalf maanden"),
            CheckParameter("btz", 1, .points, "punten daarvan in BTZ"),
        ],
        evidence: [.employee("in_dienst_op"), .trainings])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.visits), bounds AS (SELECT (\(query.last) - interval '12 months')::date AS na),
        asked AS (
            SELECT m.medewerker_nr, (m.in_dienst_op + interval '12 months')::date > \(query.last) AS kort,
                count(s.scholing_nr) > 0 AS bekend,
                coalesce(sum(s.punten) FILTER (WHERE s.datum > b.na), 0) >= \(query["punten"])
                    AND coalesce(sum(s.punten) FILTER (WHERE s.datum > b.na AND s.categorie = 'BTZ'), 0) >= \(query["btz"]) AS goed
            FROM bounds b CROSS JOIN LATERAL (SELECT DISTINCT medewerker_nr FROM visits WHERE datum > b.na) w
            JOIN medewerkers m ON m.medewerker_nr = w.medewerker_nr AND \(query.known("m"))
            LEFT JOIN scholingen s ON s.medewerker_nr = m.medewerker_nr AND \(query.known("s")) AND s.datum <= \(query.last)
            GROUP BY m.medewerker_nr, m.in_dienst_op
        )
        \(query.missing("""
            SELECT medewerker_nr AS onderwerp, \(query.last) AS termijn,
                CASE WHEN kort THEN 'nvt' WHEN NOT bekend THEN 'onbekend' WHEN goed THEN 'voldoet' ELSE 'voldoet_niet' END AS oordeel
            FROM asked
            """))
        """
    }
}
