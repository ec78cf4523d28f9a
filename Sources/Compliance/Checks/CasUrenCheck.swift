internal import Postgres

/// CAS-UREN: no more hours than agreed, counted from the first visit on (reading 5.16).
struct CasUrenCheck: Check {
    let definition = CheckDefinition(
        id: "CAS-UREN",
        label: "Binnen de afgesproken uren",
        subject: .casus,
        basis: .norm,
        source: "Aanvraagproces BabythuisZorg (afgesproken uren)",
        clauses: ["bz:akkoord", "iso9001:8.5", "hkz:2"],
        looksAt: "Elke casus met inzet in de periode: alle uren tot en met elke dag, tegenover de afgesproken uren.",
        counts:
            "Een dag is goed zolang de uren tot en met die dag niet boven de afspraak komen. Verlengingen tellen mee in de afspraak.",
        countsNot: "Nul afgesproken uren is een afspraak; een leeg vak is geen afspraak.",
        remedy: "Lever de verlengde afspraak, of maak die met de gemeente.",
        evidence: [.casus("akkoord_uren")])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.visits), running AS (
            SELECT casus_nr, datum AS dag, sum(sum(uren)) OVER (PARTITION BY casus_nr ORDER BY datum) AS uren
            FROM visits GROUP BY casus_nr, datum
        )
        \(query.daily("""
            SELECT r.casus_nr AS onderwerp, r.dag, coalesce(r.uren <= k.akkoord_uren, false) AS goed, k.akkoord_uren IS NOT NULL AS bekend,
                false AS verloopt
            FROM running r JOIN cases k ON k.casus_nr = r.casus_nr WHERE \(query.within("r.dag"))
            """))
        """
    }
}
