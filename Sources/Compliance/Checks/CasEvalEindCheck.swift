internal import Postgres

/// CAS-EVAL-EIND: a final evaluation near the end that scores every goal (reading 5.14).
struct CasEvalEindCheck: Check {
    let definition = CheckDefinition(
        id: "CAS-EVAL-EIND",
        label: "Eindevaluatie met alle scores",
        subject: .casus,
        basis: .norm,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (doelrealisatie); termijn van 14 dagen: eigen beleid",
        clauses: ["bz:doelrealisatie", "iso9001:9.1", "hkz:3"],
        looksAt: "Elke casus die in de periode is beëindigd, met de eindevaluaties en de doelen van voor het einde.",
        counts: "Eén eindevaluatie, hoogstens de ingestelde dagen voor of na het einde, met een score voor elk doel.",
        countsNot: "Scores die over meer evaluaties zijn verdeeld. Loopt de termijn nog: nvt.",
        remedy: "Houd de eindevaluatie en lever alle scores.",
        parameters: [CheckParameter("dagen", 14, .days, "voor of na het einde")],
        evidence: [.casus("beeindigd_op"), .goals, .evaluations])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.evaluations), ended AS (SELECT casus_nr, beeindigd_op FROM cases WHERE \(query.within("beeindigd_op"))),
        goals AS (
            SELECT d.doel_nr, d.casus_nr FROM doelen d JOIN ended k ON k.casus_nr = d.casus_nr
            WHERE \(query.known("d")) AND d.gesteld_op <= k.beeindigd_op
        ), counted AS (
            SELECT k.casus_nr, k.beeindigd_op, count(g.doel_nr) AS doelen
            FROM ended k LEFT JOIN goals g ON g.casus_nr = k.casus_nr GROUP BY k.casus_nr, k.beeindigd_op
        ), scored AS (
            SELECT e.casus_nr, e.evaluatie_nr, count(g.doel_nr) AS scores
            FROM ended k JOIN evaluations e ON e.casus_nr = k.casus_nr AND e.moment = 'eind'
                AND abs(e.datum - k.beeindigd_op) <= \(query["dagen"])
            LEFT JOIN doelscores s ON s.evaluatie_nr = e.evaluatie_nr AND \(query.known("s"))
            LEFT JOIN goals g ON g.doel_nr = s.doel_nr AND g.casus_nr = k.casus_nr
            GROUP BY e.casus_nr, e.evaluatie_nr
        ), most AS (
            SELECT casus_nr, max(scores) AS scores FROM scored GROUP BY casus_nr
        ), done AS (
            SELECT c.casus_nr, c.beeindigd_op + \(query["dagen"]) AS termijn, coalesce(m.scores >= c.doelen, false) AS goed
            FROM counted c LEFT JOIN most m ON m.casus_nr = c.casus_nr
        )
        \(query.missing("""
            SELECT casus_nr AS onderwerp, termijn,
                CASE WHEN goed THEN 'voldoet' WHEN termijn < \(query.last) THEN 'voldoet_niet' ELSE 'nvt' END AS oordeel
            FROM done
            """))
        """
    }
}
