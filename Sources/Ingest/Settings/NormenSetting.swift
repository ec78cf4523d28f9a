internal import Domain
internal import Postgres

extension DeliveryFile {
    /// Clauses of norms of the organisation's own: a house rule, a requirement of a contract.
    ///
    /// Which checks there are is not known here; the page that offers them refuses others.
    static let normen = DeliveryFile(
        "normen", keys: ["norm_nr"],
        columns: [
            .required("norm_nr", .key),
            .required("titel", .text),
            .required("omschrijving", .text),
            .optional("controles", .text),
            .optional("documentsoorten", .codes(.document)),
            .optional("buiten", .text),
            .required("geldig_vanaf", .event),
            .optional("geldig_tot", .date(.end)),
        ],
        rules: [
            .order("geldig_vanaf", "geldig_tot"),
            .error(
                "norm_zonder_bewijs", "controles", reads: ["controles", "documentsoorten", "buiten"],
                when: "coalesce(s.controles, s.documentsoorten, s.buiten) IS NULL",
                "kies een controle of een soort document, of noem wat haar buiten Kraamzicht aantoont."),
        ])
}
