internal import Domain

extension DeliveryFile {
    /// Documents of the organisation: certificates, policies, plans.
    static let documenten = DeliveryFile(
        "documenten", keys: ["document_nr"],
        columns: [
            .required("document_nr", .key),
            .required("soort", .code(.document)),
            .optional("nummer", .text),
            .optional("versie", .text),
            .optional("houder", .text),
            .required("vastgesteld_op", .event),
            .required("geldig_vanaf", .event),
            .optional("geldig_tot", .date(.end)),
            .optional("bewijs", .text),
        ],
        rules: [.order("geldig_vanaf", "geldig_tot")])
}
