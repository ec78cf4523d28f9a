internal import Postgres

/// MED-VOG-DAG: a VOG no older than its term on every day worked (reading 5.8).
struct MedVogDagCheck: Check {
    let definition = CheckDefinition(
        id: "MED-VOG-DAG",
        label: "VOG op elke gewerkte dag",
        subject: .employee,
        basis: .norm,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (VOG); termijn van drie jaar: eigen beleid",
        clauses: ["bz:vog", "iso9001:7.1", "hkz:5"],
        looksAt: "De VOG-afgiften van iedereen die in de periode heeft gewerkt, op elke gewerkte dag.",
        counts: "Een dag is goed van de dag van afgifte tot en met dezelfde dag het ingestelde aantal maanden later.",
        countsNot: "Een VOG zonder afgiftedatum, en de geldigheidsdatums van een VOG.",
        remedy: "Vraag een nieuwe VOG aan en lever de afgifte; tot die dag blijven de gewerkte dagen onvoldoende.",
        parameters: [CheckParameter("maanden", 36, .months, "zo lang telt een VOG na de afgifte")],
        evidence: [.registrations("VOG")])

    func judged(_ query: CheckQuery) -> SQL {
        query.registered("VOG", from: "r.afgegeven_op", to: query.after("r.afgegeven_op", months: "maanden"))
    }
}
