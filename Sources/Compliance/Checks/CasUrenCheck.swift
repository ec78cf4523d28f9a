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
        WITH \(query.cases), \(query.helped), sums AS (
            SELECT h.casus_nr, k.akkoord_uren, sum(v.uren) AS uren
            FROM helped h JOIN cases k ON k.casus_nr = h.casus_nr JOIN visits v ON v.casus_nr = h.casus_nr
            GROUP BY h.casus_nr, k.akkoord_uren
        ), running AS (
            SELECT s.casus_nr, s.akkoord_uren, v.datum, sum(sum(v.uren)) OVER (PARTITION BY s.casus_nr ORDER BY v.datum) AS uren
            FROM sums s JOIN visits v ON v.casus_nr = s.casus_nr WHERE s.uren > s.akkoord_uren
            GROUP BY s.casus_nr, s.akkoord_uren, v.datum
        ), above AS (
            SELECT casus_nr, range_agg(\(CheckQuery.day("datum"))) FILTER (WHERE uren <= akkoord_uren) AS goed
            FROM running GROUP BY casus_nr
        )
        \(query.daily("""
            SELECT h.casus_nr AS onderwerp, h.dagen, CASE WHEN a.casus_nr IS NULL THEN h.dagen ELSE a.goed END AS goed,
                s.akkoord_uren IS NOT NULL AS bekend, false AS verloopt
            FROM helped h JOIN sums s ON s.casus_nr = h.casus_nr LEFT JOIN above a ON a.casus_nr = h.casus_nr
            """))
        """
    }
}
