internal import Postgres

/// ORG-HKZ: certified on every day of the period, after HKZ or ISO 9001.
struct OrgHkzCheck: Check {
    let definition = CheckDefinition(
        id: "ORG-HKZ",
        label: "HKZ- of ISO-certificaat geldig",
        subject: .organisation,
        basis: .norm,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (HKZ/ISO gecertificeerd)",
        clauses: ["bz:certificaat", "iso9001:4", "hkz:4"],
        looksAt: "De certificaten HKZ en ISO in het documentenregister, op elke dag van de periode.",
        counts:
            "Een dag is goed als een van beide certificaten die dag geldig is. Certificaten die op elkaar aansluiten of overlappen, tellen samen.",
        countsNot: "Een certificaat zonder begindatum in de periode, en de datum waarop het in het register kwam.",
        remedy: "Voeg het geldige certificaat toe aan de documenten, met begin- en einddatum.",
        evidence: [.documents(["hkz_certificaat", "iso_certificaat"])])

    func judged(_ query: CheckQuery) -> SQL { query.documented(["hkz_certificaat", "iso_certificaat"]) }
}
