internal import Postgres

/// MED-MBO: MBO level 3 or 4 with a diploma from before the first day worked.
struct MedMboCheck: Check {
    let definition = CheckDefinition(
        id: "MED-MBO",
        label: "Diploma mbo 3 of 4",
        subject: .employee,
        basis: .norm,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (mbo 3/4 kraamverzorgende)",
        clauses: ["bz:mbo", "iso9001:7.2", "hkz:5"],
        looksAt: "Het mbo-niveau en de diplomadatum van iedereen die in de periode heeft gewerkt.",
        counts: "Een gewerkte dag is goed als niveau 3 of 4 bekend is en het diploma uiterlijk op die dag is behaald.",
        countsNot: "Een diploma van na de gewerkte dag.",
        remedy: "Vul niveau en diplomadatum aan in het bestand medewerkers.",
        evidence: [.employee("mbo_niveau", "diploma_op")])

    func judged(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.worked)
        \(query.daily("""
            SELECT w.medewerker_nr AS onderwerp, w.dagen,
                CASE WHEN m.mbo_niveau IN (3, 4) AND m.diploma_op IS NOT NULL THEN datemultirange(daterange(m.diploma_op, NULL)) END AS goed,
                m.mbo_niveau IS NOT NULL OR m.diploma_op IS NOT NULL AS bekend, false AS verloopt
            FROM worked w JOIN medewerkers m ON m.medewerker_nr = w.medewerker_nr AND \(query.known("m"))
            """))
        """
    }
}
