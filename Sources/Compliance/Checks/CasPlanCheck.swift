internal import Postgres

/// CAS-PLAN: a plan within its term after the start, and a goal within its term after the plan (readings 5.11 and 5.19).
struct CasPlanCheck: Check {
    let definition = CheckDefinition(
        id: "CAS-PLAN",
        label: "Ondersteuningsplan met een doel",
        subject: .casus,
        basis: .norm,
        source:
            "Jeugdwet, artikel 4.1.3 (zes weken); Kwaliteitsnormen BabythuisZorg, september 2023 (doelen, ondersteuningsplan)",
        clauses: ["bz:plan", "iso9001:8.1", "hkz:2"],
        looksAt:
            "Elke casus die in de periode is gestart, met de dag van het ondersteuningsplan en de dagen waarop doelen zijn gesteld.",
        counts:
            "Een plan binnen de termijn na de start, en ten minste een doel dat uiterlijk de ingestelde dagen na het plan is gesteld.",
        countsNot: "Loopt een termijn nog en is er niets gemist: nvt.",
        remedy: "Maak het plan en stel de doelen; lever beide.",
        parameters: [
            CheckParameter("dagen", 42, .days, "van de start tot het plan"),
            CheckParameter("doel_dagen", 14, .days, "van het plan tot het eerste doel"),
        ],
        evidence: [.casus("gestart_op", "plan_op"), .goals])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.cases), terms AS (
            SELECT k.casus_nr, k.plan_op, k.gestart_op + \(query["dagen"]) AS plan_termijn, k.plan_op + \(query["doel_dagen"]) AS doel_termijn,
                (SELECT min(d.gesteld_op) FROM doelen d
                 WHERE d.casus_nr = k.casus_nr AND \(query.known("d")) AND d.gesteld_op <= \(query.last)) AS doel_op
            FROM cases k WHERE \(query.within("k.gestart_op"))
        ), judged AS (
            SELECT *, \(query.verdict(done: "plan_op", by: "plan_termijn")) AS plan,
                CASE WHEN plan_op IS NULL THEN 'nvt' ELSE \(query.verdict(done: "doel_op", by: "doel_termijn")) END AS doel
            FROM terms
        )
        SELECT casus_nr AS onderwerp,
            CASE WHEN 'voldoet_niet' IN (plan, doel) THEN 'voldoet_niet' WHEN 'nvt' IN (plan, doel) THEN 'nvt' ELSE 'voldoet' END AS oordeel,
            NULL::int AS dagen,
            (SELECT array_agg(DISTINCT t ORDER BY t) FROM (VALUES (plan, plan_termijn), (doel, doel_termijn)) m(o, t)
             WHERE o = 'voldoet_niet') AS niet_op
        FROM judged
        """
    }
}
