internal import Postgres

/// MED-EHBO-DAG: a valid certificate of kinder-EHBO on every day worked.
struct MedEhboDagCheck: Check {
    let definition = CheckDefinition(
        id: "MED-EHBO-DAG",
        label: "Kinder-EHBO op elke gewerkte dag",
        subject: .employee,
        basis: .norm,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (aanvullende deskundigheidsbevordering)",
        clauses: ["bz:deskundigheid", "iso9001:7.2", "hkz:5"],
        looksAt: "De certificaten kinder-EHBO van iedereen die in de periode heeft gewerkt, op elke gewerkte dag.",
        counts: "Een dag is goed als die dag een certificaat geldig is; zonder einddatum loopt het door.",
        countsNot: "Een gevolgde herhaling zonder nieuw certificaat.",
        remedy: "Lever het nieuwe certificaat, met begin- en einddatum.",
        evidence: [.registrations("KINDER_EHBO")])

    func judged(_ query: CheckQuery) -> SQL {
        query.registered("KINDER_EHBO", from: "r.geldig_vanaf", to: "r.geldig_tot")
    }
}
