internal import Postgres

/// ORG-AANDACHT: an aandachtsfunctionaris on every day of the period.
struct OrgAandachtCheck: Check {
    let definition = CheckDefinition(
        id: "ORG-AANDACHT",
        label: "Aandachtsfunctionaris aangewezen",
        subject: .organisation,
        basis: .norm,
        source: "Kwaliteitsnormen BabythuisZorg, september 2023 (aandachtsfunctionaris)",
        clauses: ["bz:aandachtsfunctionaris", "iso9001:5", "hkz:5"],
        looksAt: "De aanwijzingen van een aandachtsfunctionaris in het documentenregister, op elke dag van de periode.",
        counts: "Een dag is goed als die dag een aanwijzing geldig is, van wie ook.",
        countsNot: "De functie in het medewerkersbestand alleen: zonder document is de aanwijzing niet aan te tonen.",
        remedy: "Leg de aanwijzing vast als document, met begin- en einddatum.",
        evidence: [.documents(["aandachtsfunctionaris"])])

    func judged(_ query: CheckQuery) -> SQL { query.documented(["aandachtsfunctionaris"]) }
}
