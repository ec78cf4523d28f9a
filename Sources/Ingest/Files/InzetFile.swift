internal import Domain
internal import Postgres

extension DeliveryFile {
    /// Visits: hours of an employee at a case on a day.
    static let inzet = DeliveryFile(
        "inzet", keys: ["inzet_nr"],
        columns: [
            .required("inzet_nr", .key),
            .required("casus_nr", .personNumber),
            .required("medewerker_nr", .key),
            .required("datum", .event),
            .required("uren", .decimal(.hoursOfADay)),
            .optional("dagdeel", .code(.dagdeel)),
        ],
        references: [FileReference("casus_nr", to: "casussen"), FileReference("medewerker_nr", to: "medewerkers")],
        rules: [
            .warning(
                "inzet_buiten_traject", "datum", reads: ["casus_nr", "datum"],
                joining: "JOIN casussen c ON c.casus_nr = s.casus_nr AND \(StagedKind.isCurrent("c"))",
                when: "c.gestart_op IS NULL OR s.datum < c.gestart_op OR s.datum > c.beeindigd_op",
                "deze inzet valt buiten gestart_op tot en met beeindigd_op van de casus.")
        ])
}
