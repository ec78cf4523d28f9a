internal import Postgres

extension DeliveryFile {
    /// GAS scores of goals at an evaluation.
    static let doelscores = DeliveryFile(
        "doelscores", keys: ["evaluatie_nr", "doel_nr"],
        columns: [
            .required("evaluatie_nr", .key),
            .required("doel_nr", .key),
            .required("gas_score", .integer(-2...2)),
        ],
        references: [FileReference("evaluatie_nr", to: "evaluaties"), FileReference("doel_nr", to: "doelen")],
        rules: [
            .error(
                "score_andere_casus", "doel_nr", reads: ["evaluatie_nr", "doel_nr"],
                joining: """
                    JOIN evaluaties e ON e.evaluatie_nr = s.evaluatie_nr AND \(StagedKind.isCurrent("e"))
                    JOIN doelen d ON d.doel_nr = s.doel_nr AND \(StagedKind.isCurrent("d"))
                    """,
                when: "d.casus_nr <> e.casus_nr",
                "het doel en de evaluatie horen bij verschillende casussen; verbeter een van beide nummers.")
        ])
}
