internal import Postgres

/// CAS-FACTUUR: the hours invoiced are those delivered, in the agreed way (reading 5.17).
struct CasFactuurCheck: Check {
    let definition = CheckDefinition(
        id: "CAS-FACTUUR",
        label: "Gefactureerd wat is geleverd",
        subject: .casus,
        basis: .norm,
        source: "Aanvraagproces BabythuisZorg (facturatie via VECOZO of per factuur); termijn en marge: eigen beleid",
        clauses: ["bz:facturatie", "iso9001:8.5", "hkz:4"],
        looksAt: "Elke casus waarvan de termijn na het einde in de periode valt: alle inzet tegenover alle facturen.",
        counts:
            "Het verschil tussen gefactureerde en geleverde uren is hoogstens de marge, en elke factuur ging op de afgesproken wijze.",
        countsNot: "Afgekeurde facturen.",
        remedy: "Lever de ontbrekende factuur of corrigeer de uren.",
        parameters: [
            CheckParameter("dagen", 45, .days, "na het einde"), CheckParameter("marge", 5, .tenthsOfHours, "hoogstens verschil"),
        ],
        evidence: [.casus("beeindigd_op", "facturatie"), .invoices])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.cases), \(query.visits), due AS (
            SELECT casus_nr, facturatie, beeindigd_op + \(query["dagen"]) AS termijn FROM cases
            WHERE \(query.within("beeindigd_op + \(query["dagen"])"))
        ), delivered AS (
            SELECT d.casus_nr, sum(v.uren) AS uren FROM due d JOIN visits v ON v.casus_nr = d.casus_nr GROUP BY d.casus_nr
        ), billed AS (
            SELECT d.casus_nr, sum(f.uren) AS uren, bool_and(f.wijze IS NOT DISTINCT FROM d.facturatie) AS op_wijze
            FROM due d JOIN facturen f ON f.casus_nr = d.casus_nr AND \(query.known("f")) AND f.status <> 'afgekeurd'
                AND f.maand <= \(query.last)
            GROUP BY d.casus_nr
        ), sums AS (
            SELECT d.casus_nr, d.facturatie, d.termijn, coalesce(v.uren, 0) AS geleverd, coalesce(b.uren, 0) AS gefactureerd,
                b.casus_nr IS NOT NULL AS gestuurd, coalesce(b.op_wijze, true) AS op_wijze
            FROM due d LEFT JOIN delivered v ON v.casus_nr = d.casus_nr LEFT JOIN billed b ON b.casus_nr = d.casus_nr
        )
        \(query.missing("""
            SELECT casus_nr AS onderwerp, termijn,
                CASE WHEN abs(gefactureerd - geleverd) * 10 <= \(query["marge"]) AND op_wijze THEN 'voldoet'
                    WHEN NOT gestuurd AND facturatie IS NULL THEN 'onbekend' ELSE 'voldoet_niet' END AS oordeel
            FROM sums
            """))
        """
    }
}
