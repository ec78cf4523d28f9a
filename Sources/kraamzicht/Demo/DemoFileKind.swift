/// The thirteen import files, in the order in which a person would fill them.
///
/// The columns are those of the contract, in its order; a dialect may shuffle them on the way out.
enum DemoFileKind: String, CaseIterable {
    case medewerkers, registraties, scholingen
    case partners = "skj_partners"
    case casussen, regie, doelen, evaluaties, doelscores, inzet, documenten, meldingen, facturen

    var columns: [String] {
        switch self {
        case .medewerkers:
            ["medewerker_nr", "naam", "functie", "contractvorm", "in_dienst_op", "uit_dienst_op", "mbo_niveau", "diploma_op"]
        case .registraties:
            [
                "registratie_nr", "medewerker_nr", "soort", "nummer", "afgegeven_op", "geldig_vanaf", "geldig_tot", "profiel",
                "bewijs",
            ]
        case .scholingen: ["scholing_nr", "medewerker_nr", "datum", "onderwerp", "categorie", "punten"]
        case .partners:
            ["partner_nr", "naam", "organisatie", "skj_nummer", "geldig_vanaf", "geldig_tot", "gecontroleerd_op"]
        case .casussen: Self.caseColumns
        case .regie: ["regie_nr", "casus_nr", "soort", "partner_nr", "team", "vanaf", "tot"]
        case .doelen: ["doel_nr", "casus_nr", "domein", "gesteld_op", "gewicht"]
        case .evaluaties:
            ["evaluatie_nr", "casus_nr", "datum", "moment", "met_client", "met_casemanager", "besluit", "uren_per_week"]
        case .doelscores: ["evaluatie_nr", "doel_nr", "gas_score"]
        case .inzet: ["inzet_nr", "casus_nr", "medewerker_nr", "datum", "uren", "dagdeel"]
        case .documenten:
            [
                "document_nr", "soort", "nummer", "versie", "houder", "vastgesteld_op", "geldig_vanaf", "geldig_tot", "bewijs",
            ]
        case .meldingen: ["melding_nr", "soort", "casus_nr", "ontvangen_op", "bevestigd_op", "afgehandeld_op"]
        case .facturen: ["factuur_nr", "casus_nr", "wijze", "maand", "uren", "bedrag", "status"]
        }
    }

    private static let caseColumns = [
        "casus_nr", "client_nr", "gemeente", "wijkteam", "ontvangen_op", "verwijzer", "kwetsbaarheid", "problematiek",
        "geboren_of_uitgerekend_op", "contact_op", "aangemeld_wijkteam_op", "advies_op", "advies_uren", "wet", "akkoord_soort",
        "akkoord_op", "akkoord_uren", "indicatie_op", "toewijzingnummer", "gestart_op", "giz_op", "plan_op", "netwerk_op",
        "beeindigd_op", "reden_bron", "reden_beeindiging", "ingetrokken_op", "afgewezen_op", "tevredenheid",
        "zonder_hulp_verder", "doorverwezen_naar", "overdracht_op", "facturatie", "kosten",
    ]
}
