internal import Postgres

/// CAS-AKKOORD: agreed, with hours, no later than the start.
struct CasAkkoordCheck: Check {
    let definition = CheckDefinition(
        id: "CAS-AKKOORD",
        label: "Akkoord en uren bij de start",
        subject: .casus,
        basis: .norm,
        source: "Aanvraagproces BabythuisZorg (akkoordformulier of offerte)",
        clauses: ["bz:akkoord", "iso9001:8.2", "hkz:1"],
        looksAt: "Elke casus die in de periode is gestart, met de dag van het akkoord en de afgesproken uren.",
        counts: "Een akkoord op of voor de startdatum, met ingevulde uren; nul uren is ook een afspraak.",
        countsNot: "Een akkoord van na de start.",
        remedy: "Lever het akkoord en de uren als die ontbreken; een te laat akkoord is niet te herstellen.",
        evidence: [.casus("akkoord_op", "akkoord_uren", "gestart_op")])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.cases)
        \(query.missing("""
            SELECT casus_nr AS onderwerp, gestart_op AS termijn,
                \(query.verdict(done: "CASE WHEN akkoord_uren IS NOT NULL THEN akkoord_op END", by: "gestart_op")) AS oordeel
            FROM cases WHERE \(query.within("gestart_op"))
            """))
        """
    }
}
