internal import Postgres

/// MEL-CALAMITEIT: a calamity reported to the supervisor within its term (reading 7.22).
struct MelCalamiteitCheck: ReportTermCheck {
    let definition = CheckDefinition(
        id: "MEL-CALAMITEIT",
        label: "Calamiteit op tijd gemeld",
        subject: .report,
        basis: .law,
        source: "Wkkgz, artikel 11 en Uitvoeringsbesluit Wkkgz, artikel 8.1 (binnen drie werkdagen); Jeugdwet, artikel 4.1.8",
        clauses: ["bz:calamiteit", "iso9001:8.7", "hkz:3"],
        looksAt: "Elke calamiteit die in de periode is ontvangen, en de dag waarop die bij de toezichthouder is gemeld.",
        counts: "Gemeld binnen de ingestelde werkdagen na ontvangst.",
        countsNot: "Loopt de termijn nog: nvt.",
        remedy: "Meld alsnog en lever de dag; te laat is niet te herstellen.",
        parameters: [CheckParameter("werkdagen", 3, .werkdagen, "na ontvangst")],
        evidence: [.report])

    func terms(_ query: CheckQuery) -> SQL {
        """
        WITH \(query.reports("calamiteit"))
        SELECT melding_nr, 'melden' AS stap, bevestigd_termijn AS termijn, bevestigd_op AS gedaan_op,
            \(query.verdict(done: "bevestigd_op", by: "bevestigd_termijn")) AS oordeel
        FROM reports
        """
    }
}
