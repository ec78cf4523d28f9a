internal import Postgres

/// CAS-GIZ: the joint assessment of needs within its term after the start.
struct CasGizCheck: Check {
    let definition = CheckDefinition(
        id: "CAS-GIZ",
        label: "GIZ binnen veertien dagen",
        subject: .casus,
        basis: .norm,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (GIZ); termijn van 14 dagen: eigen beleid",
        clauses: ["bz:giz", "iso9001:8.1", "hkz:1"],
        looksAt: "Elke casus die in de periode is gestart, en de dag van de GIZ.",
        counts: "Een GIZ (gezamenlijke inschatting zorgvraag) binnen de termijn na de start, of ervoor.",
        countsNot: "Loopt de termijn nog: nvt.",
        remedy: "Doe de GIZ alsnog en lever de dag; te laat is niet te herstellen.",
        parameters: [CheckParameter("dagen", 14, .days, "na de start")],
        evidence: [.casus("gestart_op", "giz_op")])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.cases), terms AS (
            SELECT casus_nr, giz_op, gestart_op + \(query["dagen"]) AS termijn FROM cases WHERE \(query.within("gestart_op"))
        )
        \(query.missing("SELECT casus_nr AS onderwerp, termijn, \(query.verdict(done: "giz_op", by: "termijn")) AS oordeel FROM terms"))
        """
    }
}
