internal import Domain

extension DeliveryFile {
    /// Registrations of employees: VOG, KCKZ, kinder-EHBO, SKJ, BIG.
    static let registraties = DeliveryFile(
        "registraties", keys: ["registratie_nr"],
        columns: [
            .required("registratie_nr", .key),
            .required("medewerker_nr", .key),
            .required("soort", .code(.registratie)),
            .optional("nummer", .text),
            .optional("afgegeven_op", .event),
            .required("geldig_vanaf", .event),
            .optional("geldig_tot", .date(.end)),
            .optional("profiel", .text),
            .optional("bewijs", .text),
        ],
        references: [FileReference("medewerker_nr", to: "medewerkers")],
        rules: [.order("geldig_vanaf", "geldig_tot")])
}
