internal import Postgres

/// CAS-REGIE-DAG: regie by somebody allowed to on every day with a visit (reading 5.9).
struct CasRegieDagCheck: Check {
    let definition = CheckDefinition(
        id: "CAS-REGIE-DAG",
        label: "Regie op elke dag met zorg",
        subject: .casus,
        basis: .law,
        source:
            "Besluit Jeugdwet, artikel 5.1.1 (verantwoorde werktoedeling); Kwaliteitsnormen BabythuisZorg, september 2023 (geen SKJ, dan regie)",
        clauses: ["bz:regie", "iso9001:8.4", "hkz:8"],
        looksAt: "De regie van elke casus met inzet in de periode, op elke dag met inzet.",
        counts:
            "Een dag is goed als een casemanager van de gemeente die dag regie heeft, of een partner van wie de SKJ-registratie die dag geldig is.",
        countsNot: "Een partner zonder geldige SKJ-registratie op die dag, en regie van een ingetrokken partner.",
        remedy:
            "Lever de ontbrekende regie, of de verlengde SKJ-registratie van de partner. Was er echt geen regie, leg dan een uitzondering vast met de onderbouwing (tenzij-bepaling).",
        parameters: [CheckParameter("alleen_jeugd", 0, .choice, "alleen casussen in de Jeugdwet, of met een onbekende wet")],
        evidence: [.casus("wet"), .regie])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.cases), \(query.helped), counted AS (
            SELECT g.casus_nr, greatest(g.vanaf, p.geldig_vanaf) AS vanaf, least(g.tot, p.geldig_tot) AS tot
            FROM regie g LEFT JOIN skj_partners p
                ON g.soort = 'skj_partner' AND p.partner_nr = g.partner_nr AND \(query.known("p"))
            WHERE \(query.known("g")) AND (g.soort = 'casemanager_gemeente' OR p.partner_nr IS NOT NULL)
        ), covered AS (
            SELECT casus_nr, range_agg(daterange(vanaf, tot, '[]')) FILTER (WHERE vanaf <= coalesce(tot, vanaf)) AS days
            FROM counted GROUP BY casus_nr
        )
        \(query.daily("""
            SELECT h.casus_nr AS onderwerp, h.dagen, c.days AS goed, c.casus_nr IS NOT NULL AS bekend, false AS verloopt
            FROM helped h JOIN cases k ON k.casus_nr = h.casus_nr LEFT JOIN covered c ON c.casus_nr = h.casus_nr
            WHERE \(query["alleen_jeugd"]) = 0 OR k.wet IS NULL OR k.wet = 'jeugd'
            """))
        """
    }
}
