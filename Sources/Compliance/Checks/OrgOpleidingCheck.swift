internal import Postgres

/// ORG-OPLEIDING: a training plan on every day, adopted within the year.
struct OrgOpleidingCheck: Check {
    let definition = CheckDefinition(
        id: "ORG-OPLEIDING",
        label: "Opleidingsplan geldig en actueel",
        subject: .organisation,
        basis: .norm,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (opleidingsplan)",
        clauses: ["bz:opleidingsplan", "iso9001:7.2", "hkz:5"],
        looksAt:
            "De opleidingsplannen in het documentenregister, op elke dag van de periode, en op de laatste dag ook hun leeftijd.",
        counts:
            "Een dag is goed als die dag een plan geldig is. Op de laatste dag moet een geldig plan hoogstens het ingestelde aantal maanden geleden zijn vastgesteld.",
        countsNot: "Gevolgde scholing: die telt bij MED-SCHOLING.",
        remedy: "Stel het plan voor het nieuwe jaar vast en voeg het toe.",
        parameters: [CheckParameter("maanden", 12, .months, "hoogstens zo lang geleden vastgesteld")],
        evidence: [.documents(["opleidingsplan"])])

    func judged(_ query: CheckQuery) -> SQL { query.documented(["opleidingsplan"], notOlderThan: "maanden") }
}
