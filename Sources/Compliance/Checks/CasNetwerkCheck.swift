internal import Postgres

/// CAS-NETWERK: the social network activated by the end.
struct CasNetwerkCheck: Check {
    let definition = CheckDefinition(
        id: "CAS-NETWERK",
        label: "Sociaal netwerk geactiveerd",
        subject: .casus,
        basis: .norm,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (sociaal netwerk)",
        clauses: ["bz:netwerk", "iso9001:8.5", "hkz:2"],
        looksAt: "Elke casus die in de periode is beëindigd, en de dag waarop het sociale netwerk is geactiveerd.",
        counts: "Een dag op of voor het einde.",
        countsNot: "Een dag van na het einde.",
        remedy: "Lever de dag als die ontbreekt.",
        evidence: [.casus("netwerk_op", "beeindigd_op")])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.cases)
        \(query.missing("""
            SELECT casus_nr AS onderwerp, beeindigd_op AS termijn,
                \(query.verdict(done: "netwerk_op", by: "beeindigd_op")) AS oordeel
            FROM cases WHERE \(query.within("beeindigd_op"))
            """))
        """
    }
}
