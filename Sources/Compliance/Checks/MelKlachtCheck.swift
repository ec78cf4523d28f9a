internal import Postgres

/// MEL-KLACHT: a complaint acknowledged and settled within their terms (reading 5.18).
struct MelKlachtCheck: ReportTermCheck {
    let definition = CheckDefinition(
        id: "MEL-KLACHT",
        label: "Klacht op tijd bevestigd en afgehandeld",
        subject: .report,
        basis: .law,
        source: "Wkkgz, artikel 17 (zes weken); bevestiging binnen vijf werkdagen: eigen beleid",
        clauses: ["bz:klachten", "iso9001:8.7", "hkz:3"],
        looksAt: "Elke klacht die in de periode is ontvangen, met de dagen van bevestiging en afhandeling.",
        counts: "Bevestigd binnen de ingestelde werkdagen, en afgehandeld binnen de ingestelde dagen.",
        countsNot: "Loopt een termijn nog en is er geen gemist: nvt.",
        remedy: "Handel de klacht af en lever de dagen.",
        parameters: [
            CheckParameter("werkdagen", 5, .werkdagen, "van ontvangst tot bevestiging"),
            CheckParameter("dagen", 42, .days, "van ontvangst tot afhandeling"),
        ],
        evidence: [.report])

    func terms(_ query: CheckQuery) -> SQL {
        let settled: SQL = "ontvangen_op + \(query["dagen"])"
        return """
            WITH \(query.reports("klacht"))
            SELECT melding_nr, 'bevestigen' AS stap, bevestigd_termijn AS termijn, bevestigd_op AS gedaan_op,
                \(query.verdict(done: "bevestigd_op", by: "bevestigd_termijn")) AS oordeel
            FROM reports
            UNION ALL
            SELECT melding_nr, 'afhandelen', \(settled), afgehandeld_op, \(query.verdict(done: "afgehandeld_op", by: settled))
            FROM reports
            """
    }
}
