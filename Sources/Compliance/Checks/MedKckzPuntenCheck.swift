internal import Postgres

/// MED-KCKZ-PUNTEN: the points of the registration keep up with its elapsed share (readings 7.19 and 8.4).
struct MedKckzPuntenCheck: Check {
    let definition = CheckDefinition(
        id: "MED-KCKZ-PUNTEN",
        label: "KCKZ-punten op schema",
        subject: .employee,
        basis: .norm,
        source: "KCKZ, herregistratie-eisen (40 punten per periode); naar rato: eigen beleid",
        clauses: ["bz:deskundigheid", "bz:kckz", "iso9001:7.2", "hkz:5"],
        looksAt:
            "De laatste KCKZ-registratie die op de laatste dag is begonnen, van iedereen die in de periode heeft gewerkt, met de scholing erin.",
        counts:
            "Punten van scholing tussen het begin van de registratie en de laatste dag, tegenover het deel van de registratie dat voorbij is, naar beneden afgerond.",
        countsNot: "Punten in de categorie BTZ. Een registratie zonder einddatum wordt niet beoordeeld.",
        remedy: "Plan de ontbrekende punten in en lever de gevolgde scholing.",
        parameters: [CheckParameter("punten", 40, .points, "punten in een hele registratie")],
        evidence: [.registrations("KCKZ"), .trainings])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.worked), latest AS (
            SELECT DISTINCT ON (r.medewerker_nr) r.medewerker_nr, r.geldig_vanaf, r.geldig_tot,
                least(\(query.last), r.geldig_tot) AS tot
            FROM registraties r WHERE \(query.known("r")) AND r.soort = 'KCKZ' AND r.geldig_vanaf <= \(query.last)
            ORDER BY r.medewerker_nr, r.geldig_vanaf DESC, r.registratie_nr COLLATE "C" DESC
        ), asked AS (
            SELECT w.medewerker_nr, l.geldig_vanaf, l.geldig_tot, l.tot, coalesce(sum(s.punten), 0) AS punten
            FROM worked w LEFT JOIN latest l ON l.medewerker_nr = w.medewerker_nr
            LEFT JOIN scholingen s ON s.medewerker_nr = w.medewerker_nr AND \(query.known("s")) AND s.categorie <> 'BTZ'
                AND s.datum BETWEEN l.geldig_vanaf AND l.tot
            GROUP BY w.medewerker_nr, l.geldig_vanaf, l.geldig_tot, l.tot
        )
        \(query.missing("""
            SELECT medewerker_nr AS onderwerp, \(query.last) AS termijn,
                CASE WHEN geldig_vanaf IS NULL THEN 'onbekend' WHEN geldig_tot IS NULL THEN 'nvt'
                    WHEN punten >= \(query["punten"]) * (tot - geldig_vanaf + 1) / (geldig_tot - geldig_vanaf + 1) THEN 'voldoet'
                    ELSE 'voldoet_niet' END AS oordeel
            FROM asked
            """))
        """
    }
}
