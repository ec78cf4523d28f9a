internal import Domain

/// What came of laying a file beside its warranty, in Dutch, for who received it.
public struct FileVerdict: Sendable, Hashable {
    public let agrees: Bool
    /// The outcome in a sentence.
    public let outcome: String
    /// What differs, or what agrees.
    public let details: [String]

    public init(_ measure: CSVMeasure, by warranty: FileWarranty) {
        let found = measure.receipt
        self.agrees = found.hexadecimal == warranty.sha256
        guard !self.agrees else {
            self.outcome = "Het bestand is heel en onveranderd."
            self.details = [
                warranty.rows.map { $0 == found.rows ? "\(Self.rows(found.rows)), zoals beschreven." : "" } ?? Self.rows(
                    found.rows) + ".",
                "SHA-256 \(found.hexadecimal).",
            ].filter { !$0.isEmpty }
            return
        }
        let (outcome, details) = Self.difference(measure, found, warranty)
        self.outcome = outcome
        self.details = details + ["SHA-256 is \(found.hexadecimal), beschreven is \(warranty.sha256)."]
    }

    private static func difference(
        _ measure: CSVMeasure, _ found: FileReceipt, _ warranty: FileWarranty
    ) -> (outcome: String, details: [String]) {
        guard let rows = warranty.rows else { return ("Dit is niet het bestand van deze SHA-256, of het is veranderd.", []) }
        let broken = measure.breaksOff ? ["De laatste rij breekt halverwege af."] : []
        if found.rows < rows {
            let missing =
                found.rows + 1 == rows ? "rij \(rows) ontbreekt" : "de rijen \(found.rows + 1) tot en met \(rows) ontbreken"
            let isShorter = warranty.bytes.map { found.bytes < $0 } ?? true
            return isShorter
                ? (
                    "Het bestand is afgebroken of ingekort.",
                    ["Er zijn \(Self.rows(found.rows)) van de \(rows); is het einde eraf, dan \(missing)."] + broken
                )
                : ("Het bestand is veranderd.", ["Er zijn \(Self.rows(found.rows)), beschreven zijn er \(rows)."] + broken)
        }
        if found.rows > rows {
            return ("Het bestand is veranderd.", ["Er zijn \(Self.rows(found.rows)), beschreven zijn er \(rows)."] + broken)
        }
        return (
            "Het bestand is veranderd.",
            [
                "Er zijn evenveel rijen als beschreven (\(rows)), maar de inhoud is anders; bijvoorbeeld doordat het in een "
                    + "rekenprogramma is geopend en opgeslagen."
            ] + broken
        )
    }

    private static func rows(_ count: Int) -> String { count == 1 ? "1 rij" : "\(count) rijen" }
}
