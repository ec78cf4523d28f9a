internal import Postgres

/// MED-KCKZ-DAG: registered at KCKZ on every day worked.
struct MedKckzDagCheck: Check {
    let definition = CheckDefinition(
        id: "MED-KCKZ-DAG",
        label: "KCKZ-registratie op elke gewerkte dag",
        subject: .employee,
        basis: .norm,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (KCKZ)",
        clauses: ["bz:kckz", "iso9001:7.2", "hkz:5"],
        looksAt: "De KCKZ-registraties van iedereen die in de periode heeft gewerkt, op elke gewerkte dag.",
        counts: "Een dag is goed als die dag een registratie geldig is; zonder einddatum loopt zij door.",
        countsNot: "De datum waarop de registratie is ingevoerd, en een aanvraag die nog loopt.",
        remedy: "Lever de registratie of de herregistratie, met begin- en einddatum.",
        evidence: [.registrations("KCKZ")])

    func judged(_ query: CheckQuery) -> SQL {
        query.registered("KCKZ", from: "r.geldig_vanaf", to: "r.geldig_tot")
    }
}
