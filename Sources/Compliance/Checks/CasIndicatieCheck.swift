internal import Postgres

/// CAS-INDICATIE: an indicatie under a known law within its term after the start.
struct CasIndicatieCheck: Check {
    let definition = CheckDefinition(
        id: "CAS-INDICATIE",
        label: "Indicatie en wet binnen zes weken",
        subject: .casus,
        basis: .law,
        source: "Jeugdwet, artikel 2.3; Wmo 2015, artikel 2.3.5 (beschikking); termijn van 42 dagen: eigen beleid",
        clauses: ["bz:indicatie", "iso9001:8.2", "hkz:1"],
        looksAt: "Elke casus die in de periode is gestart, met de dag van de indicatie en de wet.",
        counts: "Een indicatie binnen de termijn na de start, met een ingevulde wet.",
        countsNot: "Loopt de termijn nog: nvt.",
        remedy: "Vraag de gemeente om de beschikking; lever indicatie en wet.",
        parameters: [CheckParameter("dagen", 42, .days, "na de start")],
        evidence: [.casus("gestart_op", "indicatie_op", "wet")])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.cases), terms AS (
            SELECT casus_nr, wet, indicatie_op, gestart_op + \(query["dagen"]) AS termijn FROM cases WHERE \(query.within("gestart_op"))
        )
        \(query.missing("""
            SELECT casus_nr AS onderwerp, termijn,
                CASE WHEN indicatie_op <= termijn AND wet IS NULL THEN CASE WHEN termijn < \(query.last) THEN 'voldoet_niet' ELSE 'nvt' END
                    ELSE \(query.verdict(done: "indicatie_op", by: "termijn")) END AS oordeel
            FROM terms
            """))
        """
    }
}
