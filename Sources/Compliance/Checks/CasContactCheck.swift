internal import Postgres

/// CAS-CONTACT: contact by the end of the third werkdag after the request (readings 4.3, 5.3 and 5.12).
struct CasContactCheck: Check {
    let definition = CheckDefinition(
        id: "CAS-CONTACT",
        label: "Contact binnen drie werkdagen",
        subject: .casus,
        basis: .norm,
        source: "Aanvraagproces BabythuisZorg (contact binnen drie werkdagen)",
        clauses: ["bz:contact", "iso9001:9.1", "hkz:1"],
        looksAt: "Elke aanvraag die in de periode is ontvangen, en de dag van het eerste contact.",
        counts: "Contact uiterlijk op de derde werkdag na ontvangst. Goede Vrijdag en 5 mei zijn elk jaar feestdagen.",
        countsNot:
            "Een aanvraag die binnen de termijn zonder contact is ingetrokken of afgewezen, of waarvan de termijn nog loopt: nvt.",
        remedy: "Lever de dag van het contact als die ontbreekt; te laat contact is niet te herstellen.",
        evidence: [.casus("ontvangen_op", "contact_op", "ingetrokken_op", "afgewezen_op")])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.cases)
        \(query.missing("""
            SELECT k.casus_nr AS onderwerp, w.third_after AS termijn,
                CASE WHEN k.contact_op IS NULL AND least(k.ingetrokken_op, k.afgewezen_op) <= w.third_after THEN 'nvt'
                    ELSE \(query.verdict(done: "k.contact_op", by: "w.third_after")) END AS oordeel
            FROM cases k JOIN reference.werkdag w ON w.day = k.ontvangen_op WHERE \(query.within("k.ontvangen_op"))
            """))
        """
    }
}
