internal import Postgres

/// ORG-KLACHT: a complaints procedure on every day, adopted recently enough.
struct OrgKlachtCheck: Check {
    let definition = CheckDefinition(
        id: "ORG-KLACHT",
        label: "Klachtenprocedure geldig en actueel",
        subject: .organisation,
        basis: .norm,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (klachtenprocedure); Wkkgz, artikel 13",
        clauses: ["bz:klachten", "iso9001:8.7", "hkz:3"],
        looksAt:
            "De klachtenprocedures in het documentenregister, op elke dag van de periode, en op de laatste dag ook hun leeftijd.",
        counts:
            "Een dag is goed als die dag een versie geldig is. Op de laatste dag moet een geldige versie hoogstens het ingestelde aantal maanden geleden zijn vastgesteld.",
        countsNot: "Een versie die alleen is ingevoerd maar op die dag niet gold.",
        remedy: "Stel de procedure opnieuw vast en voeg die versie toe.",
        parameters: [CheckParameter("maanden", 36, .months, "hoogstens zo lang geleden vastgesteld")],
        evidence: [.documents(["klachtenprocedure"])])

    func judged(_ query: CheckQuery) -> SQL { query.documented(["klachtenprocedure"], notOlderThan: "maanden") }
}
