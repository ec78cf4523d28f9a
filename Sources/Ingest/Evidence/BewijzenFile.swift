internal import Domain
internal import Postgres

extension DeliveryFile {
    /// Bewijsstukken: uploaded files, each under a number that other rows can name. Another file under the same number is a new version;
    /// the one before stays. Such a row comes with its file only: no CSV and no form of fields makes one.
    static let bewijzen = DeliveryFile(
        "bewijzen", keys: ["bewijs_nr"],
        columns: [
            .required("bewijs_nr", .key),
            .required("bestand", .text),
            .required("vorm", .code(CellCodes(EvidenceKind.allCases.map(\.rawValue)))),
            .required("bytes", .integer(1...EvidenceFile.mostBytes)),
            .required("sha256", .text),
            .optional("geldig_vanaf", .event),
            .optional("omschrijving", .text),
            .optional("clausules", .text),
        ],
        rules: [
            .error(
                "inhoud_ontbreekt", "bestand", reads: ["sha256"],
                when: "NOT EXISTS (SELECT 1 FROM evidence_content c WHERE c.sha256 = s.sha256 AND c.bytes = s.bytes)",
                "de inhoud van dit bestand is er niet; upload het opnieuw.")
        ])

    /// Kinds of rows that describe an uploaded file.
    static let evidence: [DeliveryFile] = [.bewijzen]
}
