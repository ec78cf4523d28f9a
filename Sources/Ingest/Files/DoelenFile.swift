internal import Domain

extension DeliveryFile {
    /// Goals set for a case.
    static let doelen = DeliveryFile(
        "doelen", keys: ["doel_nr"],
        columns: [
            .required("doel_nr", .key),
            .required("casus_nr", .personNumber),
            .required("domein", .code(.domein)),
            .required("gesteld_op", .event),
            .optional("gewicht", .decimal(.aboveZero), emptyMeans: "1"),
        ],
        references: [FileReference("casus_nr", to: "casussen")])
}
