internal import Postgres

/// CAS-LEEFTIJD: no visit much after the first birthday (reading 5.16).
struct CasLeeftijdCheck: Check {
    let definition = CheckDefinition(
        id: "CAS-LEEFTIJD",
        label: "Kind tot ongeveer één jaar",
        subject: .casus,
        basis: .norm,
        source: "Waarde en vergelijking BabythuisZorg (doelgroep: tot ongeveer één jaar); ruimte van 30 dagen: eigen beleid",
        clauses: ["bz:doelgroep", "iso9001:8.2", "hkz:1"],
        looksAt: "Elke dag met inzet in de periode, tegenover de geboortedatum of de uitgerekende datum.",
        counts: "Een dag is goed tot en met de eerste verjaardag plus de ingestelde dagen.",
        countsNot: "Een dag van voor de geboorte is altijd goed.",
        remedy: "Sluit de hulp af of draag over; leg anders een uitzondering vast.",
        parameters: [CheckParameter("dagen", 30, .days, "na de eerste verjaardag")],
        evidence: [.casus("geboren_of_uitgerekend_op")])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.cases), \(query.helped)
        \(query.daily("""
            SELECT h.casus_nr AS onderwerp, h.dagen, true AS bekend, false AS verloopt,
                CASE WHEN k.geboren_of_uitgerekend_op IS NOT NULL THEN datemultirange(daterange(
                    NULL, (k.geboren_of_uitgerekend_op + interval '1 year')::date + \(query["dagen"]), '[]')) END AS goed
            FROM helped h JOIN cases k ON k.casus_nr = h.casus_nr
            """))
        """
    }
}
