internal import Postgres

/// CAS-EVAL-TUSSEN: no gap between start, evaluations and end longer than allowed (reading 5.13).
struct CasEvalTussenCheck: Check {
    let definition = CheckDefinition(
        id: "CAS-EVAL-TUSSEN",
        label: "Op tijd geëvalueerd",
        subject: .casus,
        basis: .norm,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (evaluatiemomenten); termijn van 56 dagen: eigen beleid",
        clauses: ["bz:evaluatie", "iso9001:9.1", "hkz:3"],
        looksAt:
            "Elke casus die op een dag in de periode liep, met de start, de evaluaties en het einde (of de laatste dag van de periode).",
        counts:
            "Tussen twee van die momenten mogen hoogstens de ingestelde dagen zitten; elke dag erboven in de periode is niet goed.",
        countsNot: "Evaluaties van voor de start of na het einde.",
        remedy: "Evalueer; de dagen tot de volgende evaluatie blijven staan.",
        parameters: [CheckParameter("dagen", 56, .days, "hoogstens tussen twee momenten")],
        evidence: [.casus("gestart_op", "beeindigd_op"), .evaluations])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.evaluations), running AS (
            SELECT casus_nr, gestart_op, coalesce(beeindigd_op, \(query.last)) AS einde FROM cases
            WHERE gestart_op <= \(query.last) AND coalesce(beeindigd_op, \(query.last)) >= \(query.first)
        ), moments AS (
            SELECT casus_nr, gestart_op AS dag FROM running
            UNION SELECT casus_nr, einde FROM running
            UNION SELECT r.casus_nr, e.datum FROM running r JOIN evaluations e ON e.casus_nr = r.casus_nr
            WHERE e.datum BETWEEN r.gestart_op AND r.einde
        ), gaps AS (
            SELECT casus_nr, lag(dag) OVER (PARTITION BY casus_nr ORDER BY dag) AS na, dag AS tot FROM moments
        ), late AS (
            SELECT casus_nr, greatest(na + \(query["dagen"]) + 1, \(query.first)) AS van, tot FROM gaps WHERE na IS NOT NULL
        ), failing AS (
            SELECT l.casus_nr, array_agg(l.van + n ORDER BY l.van + n) AS niet_op
            FROM late l CROSS JOIN LATERAL generate_series(0, l.tot - l.van) n GROUP BY l.casus_nr
        )
        SELECT r.casus_nr AS onderwerp, CASE WHEN f.casus_nr IS NULL THEN 'voldoet' ELSE 'voldoet_niet' END AS oordeel,
            r.einde - greatest(r.gestart_op, \(query.first)) + 1 AS dagen, f.niet_op
        FROM running r LEFT JOIN failing f ON f.casus_nr = r.casus_nr
        """
    }
}
