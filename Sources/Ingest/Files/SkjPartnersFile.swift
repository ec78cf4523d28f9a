extension DeliveryFile {
    /// Partners with an SKJ registration who may have regie.
    static let skjPartners = DeliveryFile(
        "skj_partners", keys: ["partner_nr"],
        columns: [
            .required("partner_nr", .key),
            .required("naam", .text),
            .required("organisatie", .text),
            .required("skj_nummer", .text),
            .required("geldig_vanaf", .event),
            .optional("geldig_tot", .date(.end)),
            .optional("gecontroleerd_op", .event),
        ],
        rules: [.order("geldig_vanaf", "geldig_tot")])
}
