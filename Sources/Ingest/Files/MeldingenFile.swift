internal import Domain

extension DeliveryFile {
    /// Complaints, incidents and calamities.
    static let meldingen = DeliveryFile(
        "meldingen", keys: ["melding_nr"],
        columns: [
            .required("melding_nr", .key),
            .required("soort", .code(.melding)),
            .optional("casus_nr", .personNumber),
            .required("ontvangen_op", .event),
            .optional("bevestigd_op", .event),
            .optional("afgehandeld_op", .event),
        ],
        references: [FileReference("casus_nr", to: "casussen")],
        rules: [.order("ontvangen_op", "bevestigd_op"), .order("ontvangen_op", "afgehandeld_op")])
}
