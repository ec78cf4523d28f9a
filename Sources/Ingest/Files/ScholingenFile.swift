internal import Domain

extension DeliveryFile {
    /// Training followed, with its points.
    static let scholingen = DeliveryFile(
        "scholingen", keys: ["scholing_nr"],
        columns: [
            .required("scholing_nr", .key),
            .required("medewerker_nr", .key),
            .required("datum", .event),
            .required("onderwerp", .text),
            .required("categorie", .code(.scholing)),
            .required("punten", .decimal(.zeroOrMore)),
        ],
        references: [FileReference("medewerker_nr", to: "medewerkers")])
}
