internal import Postgres

/// MED-VOG-START: a VOG issued in the three months before the start of service, or on that day (readings 5.5 and 5.8).
struct MedVogStartCheck: Check {
    let definition = CheckDefinition(
        id: "MED-VOG-START",
        label: "VOG bij indiensttreding",
        subject: .employee,
        basis: .law,
        source: "Jeugdwet, artikel 4.1.6; Wkkgz, artikel 4 (VOG niet ouder dan drie maanden bij de start)",
        clauses: ["bz:vog", "iso9001:7.1", "hkz:5"],
        looksAt: "De VOG-afgiften van iedereen die in de periode heeft gewerkt, tegenover de datum van indiensttreding.",
        counts: "Een VOG die op de dag van indiensttreding is afgegeven, of in de drie maanden ervoor.",
        countsNot: "Een VOG zonder afgiftedatum, en de geldigheidsdatums van een VOG: die bestaan in de wet niet.",
        remedy:
            "Zoek de VOG van de indiensttreding op en lever die; achteraf aanvragen herstelt dit niet. Leg anders een uitzondering vast.",
        evidence: [.employee("in_dienst_op"), .registrations("VOG")])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.worked), asked AS (
            SELECT m.medewerker_nr, m.in_dienst_op, count(r.registratie_nr) > 0 AS bekend,
                coalesce(bool_or(r.afgegeven_op BETWEEN (m.in_dienst_op - interval '3 months')::date AND m.in_dienst_op), false) AS goed
            FROM worked w
            JOIN medewerkers m ON m.medewerker_nr = w.medewerker_nr AND \(query.known("m"))
            LEFT JOIN registraties r ON r.medewerker_nr = m.medewerker_nr AND r.soort = 'VOG' AND \(query.known("r"))
            GROUP BY m.medewerker_nr, m.in_dienst_op
        )
        \(query.missing("""
            SELECT medewerker_nr AS onderwerp, in_dienst_op AS termijn,
                CASE WHEN NOT bekend THEN 'onbekend' WHEN goed THEN 'voldoet' ELSE 'voldoet_niet' END AS oordeel FROM asked
            """))
        """
    }
}
