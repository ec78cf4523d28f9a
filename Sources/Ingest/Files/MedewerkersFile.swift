internal import Domain

extension DeliveryFile {
    /// Employees, with what makes them qualified.
    static let medewerkers = DeliveryFile(
        "medewerkers", keys: ["medewerker_nr"],
        columns: [
            .required("medewerker_nr", .key),
            .required("naam", .text),
            .required("functie", .code(.functie)),
            .optional("contractvorm", .code(.contractvorm)),
            .required("in_dienst_op", .date(.longAgo)),
            .optional("uit_dienst_op", .date(.end)),
            .optional("mbo_niveau", .integer(3...4)),
            .optional("diploma_op", .date(.longAgo)),
        ],
        rules: [.order("in_dienst_op", "uit_dienst_op")])
}
