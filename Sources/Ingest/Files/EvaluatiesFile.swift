internal import Domain

extension DeliveryFile {
    /// Evaluations of a case, with what was decided.
    static let evaluaties = DeliveryFile(
        "evaluaties", keys: ["evaluatie_nr"],
        columns: [
            .required("evaluatie_nr", .key),
            .required("casus_nr", .personNumber),
            .required("datum", .event),
            .required("moment", .code(.moment)),
            .optional("met_client", .boolean),
            .optional("met_casemanager", .boolean),
            .required("besluit", .code(.besluit)),
            .optional("uren_per_week", .decimal(.zeroOrMore)),
        ],
        references: [FileReference("casus_nr", to: "casussen")])
}
