internal import Postgres

/// ORG-PRIVACY: a privacy policy on every day, adopted recently enough.
struct OrgPrivacyCheck: Check {
    let definition = CheckDefinition(
        id: "ORG-PRIVACY",
        label: "Privacybeleid geldig en actueel",
        subject: .organisation,
        basis: .norm,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (privacybeleid); AVG, artikel 24",
        clauses: ["bz:privacy", "iso9001:7.5", "hkz:9", "nen7510:5.1"],
        looksAt:
            "De versies van het privacybeleid in het documentenregister, op elke dag van de periode, en op de laatste dag ook hun leeftijd.",
        counts:
            "Een dag is goed als die dag een versie geldig is. Op de laatste dag moet een geldige versie hoogstens het ingestelde aantal maanden geleden zijn vastgesteld.",
        countsNot: "Een versie die alleen is ingevoerd maar op die dag niet gold.",
        remedy: "Stel het beleid opnieuw vast en voeg die versie toe.",
        parameters: [CheckParameter("maanden", 36, .months, "hoogstens zo lang geleden vastgesteld")],
        evidence: [.documents(["privacybeleid"])])

    func judged(_ query: CheckQuery) -> SQL { query.documented(["privacybeleid"], notOlderThan: "maanden") }
}
