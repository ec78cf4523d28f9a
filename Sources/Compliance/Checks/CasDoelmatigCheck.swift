internal import Postgres

/// CAS-DOELMATIG: somebody decided whether the help should go on as it was, and never on more without the casemanager (reading 5.15).
struct CasDoelmatigCheck: Check {
    let definition = CheckDefinition(
        id: "CAS-DOELMATIG",
        label: "Bewust besloten over op- en afschalen",
        subject: .casus,
        basis: .norm,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (doelmatigheidsprincipe)",
        clauses: ["bz:doelmatigheid", "iso9001:8.5", "hkz:2"],
        looksAt:
            "Elke casus die in de periode is beëindigd en langer duurde dan de ingestelde dagen, met de besluiten in alle evaluaties.",
        counts: "Ten minste een besluit gelijk, opschalen of afschalen, en nooit opschalen zonder de casemanager.",
        countsNot: "Het besluit beëindigen. Kortere casussen worden niet beoordeeld.",
        remedy: "Leg bij evaluaties het besluit vast en nodig de casemanager uit bij opschalen.",
        parameters: [CheckParameter("dagen", 56, .days, "langer dan")],
        evidence: [.casus("gestart_op", "beeindigd_op"), .evaluations])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.evaluations), ended AS (
            SELECT casus_nr, beeindigd_op FROM cases
            WHERE \(query.within("beeindigd_op")) AND beeindigd_op - gestart_op + 1 > \(query["dagen"])
        ), failing AS (
            SELECT k.casus_nr, k.beeindigd_op AS dag FROM ended k WHERE NOT EXISTS (
                SELECT 1 FROM evaluations e WHERE e.casus_nr = k.casus_nr AND e.besluit <> 'beeindigen')
            UNION
            SELECT k.casus_nr, e.datum FROM ended k JOIN evaluations e ON e.casus_nr = k.casus_nr
            WHERE e.besluit = 'opschalen' AND NOT e.met_casemanager
        )
        SELECT k.casus_nr AS onderwerp, CASE WHEN count(f.dag) > 0 THEN 'voldoet_niet' ELSE 'voldoet' END AS oordeel, NULL::int AS dagen,
            array_agg(f.dag ORDER BY f.dag) FILTER (WHERE f.dag IS NOT NULL) AS niet_op
        FROM ended k LEFT JOIN failing f ON f.casus_nr = k.casus_nr GROUP BY k.casus_nr
        """
    }
}
