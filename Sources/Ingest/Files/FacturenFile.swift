internal import Domain

extension DeliveryFile {
    /// Invoices of a case per month; a credit has negative hours and a negative amount.
    static let facturen = DeliveryFile(
        "facturen", keys: ["factuur_nr"],
        columns: [
            .required("factuur_nr", .key),
            .required("casus_nr", .personNumber),
            .required("wijze", .code(.facturatie)),
            .required("maand", .month),
            .required("uren", .decimal(.any)),
            .required("bedrag", .decimal(.any)),
            .required("status", .code(.factuurstatus)),
        ],
        references: [FileReference("casus_nr", to: "casussen")])
}
