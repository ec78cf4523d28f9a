internal import Domain
internal import Postgres

extension DeliveryFile {
    /// Cases: one row per request for help, from receipt to end.
    static let casussen = DeliveryFile(
        "casussen", keys: ["casus_nr"],
        columns: [
            .required("casus_nr", .personNumber),
            .required("client_nr", .personNumber),
            .required("gemeente", .gemeente),
            .optional("wijkteam", .text),
            .required("ontvangen_op", .event),
            .required("verwijzer", .code(.verwijzer)),
            .required("kwetsbaarheid", .codes(.kwetsbaarheid)),
            .optional("problematiek", .codes(.problematiek)),
            .required("geboren_of_uitgerekend_op", .event),
            .optional("contact_op", .event),
            .optional("aangemeld_wijkteam_op", .event),
            .optional("advies_op", .event),
            .optional("advies_uren", .decimal(.zeroOrMore)),
            .optional("wet", .code(.wet)),
            .optional("akkoord_soort", .code(.akkoord)),
            .optional("akkoord_op", .event),
            .optional("akkoord_uren", .decimal(.zeroOrMore)),
            .optional("indicatie_op", .event),
            .optional("toewijzingnummer", .text),
            .optional("gestart_op", .event),
            .optional("giz_op", .event),
            .optional("plan_op", .event),
            .optional("netwerk_op", .event),
            .optional("beeindigd_op", .event),
            .optional("reden_bron", .code(.redenBron)),
            .optional("reden_beeindiging", .twoDigits(Set(EndReason.meanings.values.flatMap(\.keys)))),
            .optional("ingetrokken_op", .event),
            .optional("afgewezen_op", .event),
            .optional("tevredenheid", .integer(1...10)),
            .optional("zonder_hulp_verder", .twoDigits(CodeList.zonderHulp.codes)),
            .optional("doorverwezen_naar", .code(.doorverwijzing)),
            .optional("overdracht_op", .event),
            .optional("facturatie", .code(.facturatie)),
            .optional("kosten", .decimal(.zeroOrMore)),
        ],
        rules: casusRules)

    private static let casusRules: [RowRule] = [
        .order("ontvangen_op", "contact_op"),
        .order("ontvangen_op", "gestart_op"),
        .order("gestart_op", "beeindigd_op"),
        .error(
            "einde_zonder_start", "beeindigd_op", reads: ["beeindigd_op", "gestart_op"],
            when: "s.beeindigd_op IS NOT NULL AND s.gestart_op IS NULL",
            "beeindigd_op is gevuld maar gestart_op niet; vul gestart_op in."),
        .error(
            "reden_zonder_bron", "reden_beeindiging", reads: ["reden_beeindiging", "reden_bron"],
            when: "s.reden_beeindiging IS NOT NULL AND s.reden_bron IS NULL",
            "reden_beeindiging is gevuld maar reden_bron niet; vul cbs, jw of wmo in."),
        .error(
            "reden_niet_in_lijst", "reden_beeindiging", reads: ["reden_beeindiging", "reden_bron"],
            when: """
                s.reden_beeindiging IS NOT NULL AND s.reden_bron IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM reference.reden_beeindiging r
                    WHERE r.source = s.reden_bron AND r.code = s.reden_beeindiging)
                """,
            "reden_beeindiging staat niet in de codelijst van deze reden_bron; verbeter de code of de bron."),
        .error(
            "reden_beeindigt_niet", "reden_beeindiging", reads: ["reden_beeindiging", "reden_bron", "beeindigd_op"],
            when: """
                s.beeindigd_op IS NOT NULL AND EXISTS (
                    SELECT 1 FROM reference.reden_beeindiging r
                    WHERE r.source = s.reden_bron AND r.code = s.reden_beeindiging AND r.cbs IS NULL)
                """,
            "deze reden beëindigt een casus niet, maar beeindigd_op is gevuld; maak een van beide leeg."),
        .error(
            "start_na_intrekking", "gestart_op", reads: ["gestart_op", "ingetrokken_op", "afgewezen_op"],
            when: "s.gestart_op IS NOT NULL AND (s.ingetrokken_op IS NOT NULL OR s.afgewezen_op IS NOT NULL)",
            "een ingetrokken of afgewezen casus heeft geen gestart_op; maak gestart_op of de andere datum leeg."),
        .error(
            "gemeente_onbekend", "gemeente", reads: ["gemeente"],
            when: "NOT EXISTS (SELECT 1 FROM reference.gemeente g WHERE g.code = s.gemeente) AND s.gemeente IS NOT NULL",
            "deze gemeente bestaat niet; kies een code uit de lijst van 342 gemeenten."),
        .warning(
            "kind_ouder_dan_een_jaar", "gestart_op", reads: ["gestart_op", "geboren_of_uitgerekend_op"],
            when: "s.gestart_op > (s.geboren_of_uitgerekend_op + interval '1 year')::date",
            "het kind is bij de start ouder dan een jaar."),
        .warning(
            "akkoord_na_start", "akkoord_op", reads: ["akkoord_op", "gestart_op"], when: "s.akkoord_op > s.gestart_op",
            "het akkoord is van na de start."),
    ]
}
