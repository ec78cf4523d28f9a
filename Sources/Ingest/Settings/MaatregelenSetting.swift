internal import Domain
internal import Postgres

extension DeliveryFile {
    /// Maatregelen: what is done about something that fell short, by whom, by when, and whether it helped.
    ///
    /// Which clauses, checks and accounts there are is not known here; the page that offers them refuses others.
    static let maatregelen = DeliveryFile(
        "maatregelen", keys: ["maatregel_nr"],
        columns: [
            .required("maatregel_nr", .key),
            .required("clausules", .text),
            .optional("controle", .text),
            .optional("aanleiding", .text),
            .optional("oorzaak", .text),
            .required("omschrijving", .text),
            .required("eigenaar", .text),
            .optional("eigenaar_email", .text),
            .required("begin_op", .event),
            .required("uiterlijk_op", .date(.end)),
            .optional("gereed_op", .event),
            .optional("bewijs", .text),
            .optional("doeltreffend", .boolean),
            .optional("beoordeeld_op", .event),
            .optional("beoordeeld_door", .text),
        ],
        rules: [
            .order("begin_op", "uiterlijk_op"), .order("begin_op", "gereed_op"), .order("gereed_op", "beoordeeld_op"),
            .error(
                "oordeel_zonder_gereed", "gereed_op", reads: ["gereed_op", "doeltreffend"],
                when: "s.doeltreffend IS NOT NULL AND s.gereed_op IS NULL",
                "of een maatregel werkte, is pas te zien als hij gereed is; vul de dag in, of laat het oordeel leeg."),
            .error(
                "oordeel_onvolledig", "doeltreffend", reads: ["doeltreffend", "beoordeeld_op", "beoordeeld_door"],
                when: "num_nonnulls(s.doeltreffend, s.beoordeeld_op, s.beoordeeld_door) IN (1, 2)",
                "bij een oordeel horen drie dingen: of hij doeltreffend was, wanneer dat is beoordeeld en door wie; vul ze alle drie in, of geen."
            ),
        ])
}
