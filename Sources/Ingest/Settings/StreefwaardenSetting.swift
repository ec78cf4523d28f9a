internal import Domain
internal import Postgres

extension DeliveryFile {
    /// Streefwaarden: what a figure should reach, by contract or by the organisation's own aim.
    ///
    /// Which figures there are is not known here; the page that offers them refuses others.
    static let streefwaarden = DeliveryFile(
        "streefwaarden", keys: ["streefwaarde_nr"],
        columns: [
            .required("streefwaarde_nr", .key),
            .required("indicator", .text),
            .required("soort", .code(.streefwaarde)),
            .required("richting", .code(.richting)),
            .required("waarde", .decimal(.any)),
            .optional("gemeente", .gemeente),
            .required("geldig_vanaf", .event),
            .optional("geldig_tot", .date(.end)),
            .optional("toelichting", .text),
        ],
        rules: [
            .order("geldig_vanaf", "geldig_tot"),
            .error(
                "gemeente_onbekend", "gemeente", reads: ["gemeente"],
                when: "s.gemeente IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reference.gemeente g WHERE g.code = s.gemeente)",
                "deze gemeente bestaat niet; kies een code uit de lijst van 342 gemeenten."),
            .error(
                "streefwaarde_overlapt", "geldig_vanaf",
                reads: ["indicator", "soort", "gemeente", "geldig_vanaf", "geldig_tot"],
                when: """
                    EXISTS (
                        SELECT 1 FROM streefwaarden v
                        WHERE v.recorded_until = \(StagedKind.current) AND NOT v.withdrawn
                            AND v.streefwaarde_nr <> s.streefwaarde_nr AND v.indicator = s.indicator AND v.soort = s.soort
                            AND v.gemeente IS NOT DISTINCT FROM s.gemeente
                            AND v.geldig_vanaf <= coalesce(s.geldig_tot, 'infinity')
                            AND s.geldig_vanaf <= coalesce(v.geldig_tot, 'infinity'))
                    """,
                "voor dit cijfer geldt in deze tijd al een streefwaarde van deze soort; beëindig die eerst, of kies een andere begindatum."
            ),
        ])
}
