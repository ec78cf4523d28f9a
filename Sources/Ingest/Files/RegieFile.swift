internal import Domain
internal import Postgres

extension DeliveryFile {
    /// Who directs a case (regie), from when until when.
    static let regie = DeliveryFile(
        "regie", keys: ["regie_nr"],
        columns: [
            .required("regie_nr", .key),
            .required("casus_nr", .personNumber),
            .required("soort", .code(.regie)),
            .optional("partner_nr", .key),
            .optional("team", .text),
            .required("vanaf", .event),
            .optional("tot", .date(.end)),
        ],
        references: [FileReference("casus_nr", to: "casussen"), FileReference("partner_nr", to: "skj_partners")],
        rules: [
            .order("vanaf", "tot"),
            .error(
                "partner_ontbreekt", "partner_nr", reads: ["soort", "partner_nr"],
                when: "s.soort = 'skj_partner' AND s.partner_nr IS NULL",
                "bij regie door een skj_partner hoort een partner_nr; vul het in."),
        ],
        // A partner beside a casemanager says nothing (reading 2.17), so it must not make a row look changed.
        normalisations: [
            "UPDATE staged_regie SET partner_nr = NULL WHERE soort = 'casemanager_gemeente' AND partner_nr IS NOT NULL"
        ])
}
