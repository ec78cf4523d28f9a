internal import Domain
internal import Postgres

extension DeliveryFile {
    /// Uitzonderingen: why somebody or something that a check finds short is accepted, until when, and who decided it.
    ///
    /// Which checks there are is not known here; the page that offers them refuses others.
    static let uitzonderingen = DeliveryFile(
        "uitzonderingen", keys: ["uitzondering_nr"],
        columns: [
            .required("uitzondering_nr", .key),
            .required("controle", .text),
            .required("onderwerp_soort", .code(.onderwerp)),
            .required("onderwerp_nr", .key),
            .required("grond", .code(.grond)),
            .required("reden", .text),
            .required("document_nr", .key),
            .required("besloten_door", .text),
            .required("geldig_vanaf", .event),
            .required("geldig_tot", .date(.end)),
        ],
        rules: [
            .order("geldig_vanaf", "geldig_tot"),
            .error(
                "onderwerp_onbekend", "onderwerp_nr", reads: ["onderwerp_soort", "onderwerp_nr"],
                when: """
                    CASE s.onderwerp_soort WHEN 'organisatie' THEN s.onderwerp_nr <> 'organisatie'
                        WHEN 'medewerker' THEN \(isUnknown("medewerkers", "medewerker_nr"))
                        WHEN 'casus' THEN \(isUnknown("casussen", "casus_nr"))
                        WHEN 'partner' THEN \(isUnknown("skj_partners", "partner_nr"))
                        ELSE \(isUnknown("meldingen", "melding_nr")) END
                    """,
                "dit nummer is niet bekend; verbeter het. Voor de organisatie zelf: organisatie."),
            .error(
                "grond_past_niet", "grond", reads: ["controle", "grond"],
                when: "s.grond = 'tenzij_bepaling' AND s.controle NOT IN ('CAS-REGIE-DAG', 'CAS-SKJ-CONTROLE')",
                "de tenzij-bepaling gaat over regie en SKJ-registratie; kies bij deze controle een andere grond."),
        ])

    private static func isUnknown(_ table: String, _ key: String) -> SQL {
        """
        NOT EXISTS (
            SELECT 1 FROM \(trusted: table) v
            WHERE v.recorded_until = \(StagedKind.current) AND NOT v.withdrawn AND v.\(trusted: key) = s.onderwerp_nr)
        """
    }
}
