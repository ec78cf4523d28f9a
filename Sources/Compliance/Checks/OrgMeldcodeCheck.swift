internal import Postgres

/// ORG-MELDCODE: a meldcode on every day, adopted recently enough.
struct OrgMeldcodeCheck: Check {
    let definition = CheckDefinition(
        id: "ORG-MELDCODE",
        label: "Meldcode geldig en actueel",
        subject: .organisation,
        basis: .law,
        source: "Wet verplichte meldcode (Jeugdwet, artikel 4.1.7; Wmo 2015, artikel 3.3); leeftijd: eigen beleid",
        clauses: ["bz:meldcode", "iso9001:8.1", "hkz:4"],
        looksAt:
            "De versies van de meldcode in het documentenregister, op elke dag van de periode, en op de laatste dag ook hun leeftijd.",
        counts:
            "Een dag is goed als die dag een versie geldig is. Op de laatste dag moet een geldige versie hoogstens het ingestelde aantal maanden geleden zijn vastgesteld.",
        countsNot: "Hoe vaak de meldcode is gebruikt.",
        remedy: "Stel de meldcode opnieuw vast en voeg die versie toe.",
        parameters: [CheckParameter("maanden", 36, .months, "hoogstens zo lang geleden vastgesteld")],
        evidence: [.documents(["meldcode"])])

    func judged(_ query: CheckQuery) -> SQL { query.documented(["meldcode"], notOlderThan: "maanden") }
}
