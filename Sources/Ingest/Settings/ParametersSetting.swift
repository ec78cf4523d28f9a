internal import Postgres

extension DeliveryFile {
    /// Parameters of checks that the organisation sets otherwise than their standard, from a day on.
    ///
    /// Which parameters there are, and within what bounds, is not known here; the page that offers them refuses others.
    static let parameters = DeliveryFile(
        "parameters", keys: ["parameter_nr"],
        columns: [
            .required("parameter_nr", .key),
            .required("parameter", .text),
            .required("getal", .integer(0...10_000)),
            .required("geldig_vanaf", .event),
            .optional("geldig_tot", .date(.end)),
            .optional("toelichting", .text),
        ],
        rules: [
            .order("geldig_vanaf", "geldig_tot"),
            .error(
                "parameter_overlapt", "geldig_vanaf", reads: ["parameter", "geldig_vanaf", "geldig_tot"],
                when: """
                    EXISTS (
                        SELECT 1 FROM parameters v
                        WHERE v.recorded_until = \(StagedKind.current) AND NOT v.withdrawn
                            AND v.parameter_nr <> s.parameter_nr AND v.parameter = s.parameter
                            AND v.geldig_vanaf <= coalesce(s.geldig_tot, 'infinity')
                            AND s.geldig_vanaf <= coalesce(v.geldig_tot, 'infinity'))
                    """,
                "voor deze parameter geldt in deze tijd al een andere waarde; beëindig die eerst, of kies een andere begindatum."),
        ])
}
