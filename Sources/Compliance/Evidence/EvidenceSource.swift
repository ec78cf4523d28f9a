internal import Postgres

/// The recorded rows of one kind that a verdict rests on.
public struct EvidenceSource: Sendable {
    /// The kind of row: `registraties`.
    public let kind: String
    /// The columns that matter for the verdict, in the order they are read.
    public let columns: [String]
    let key: String
    /// The column that names the subject; nil for the organisation itself.
    let subject: String?
    /// Which rows of the kind.
    let filter: SQL
    /// The day from which a row exists; nil for what is never left out (reading 3.2).
    let day: String?
    /// Columns that are empty until their day.
    let events: Set<String>

    private init(
        _ kind: String, key: String, of subject: String?, _ columns: [String], day: String? = nil, events: Set<String> = [],
        where filter: SQL = "true"
    ) {
        self.kind = kind
        self.key = key
        self.subject = subject
        self.columns = columns
        self.day = day
        self.events = events
        self.filter = filter
    }

    static func documents(_ kinds: [String]) -> EvidenceSource {
        EvidenceSource(
            "documenten", key: "document_nr", of: nil,
            ["soort", "versie", "vastgesteld_op", "geldig_vanaf", "geldig_tot", "bewijs"], where: "r.soort = ANY(\(kinds))")
    }

    static func registrations(_ kind: String) -> EvidenceSource {
        EvidenceSource(
            "registraties", key: "registratie_nr", of: "medewerker_nr",
            ["soort", "nummer", "afgegeven_op", "geldig_vanaf", "geldig_tot", "bewijs"], where: "r.soort = \(kind)")
    }

    static func employee(_ columns: String...) -> EvidenceSource {
        EvidenceSource("medewerkers", key: "medewerker_nr", of: "medewerker_nr", columns)
    }

    static let trainings = EvidenceSource(
        "scholingen", key: "scholing_nr", of: "medewerker_nr", ["datum", "onderwerp", "categorie", "punten"], day: "datum")
    static let regie = EvidenceSource(
        "regie", key: "regie_nr", of: "casus_nr", ["soort", "partner_nr", "team", "vanaf", "tot"])
    static let partner = EvidenceSource(
        "skj_partners", key: "partner_nr", of: "partner_nr",
        ["organisatie", "skj_nummer", "geldig_vanaf", "geldig_tot", "gecontroleerd_op"], events: ["gecontroleerd_op"])

    static func casus(_ columns: String...) -> EvidenceSource {
        EvidenceSource(
            "casussen", key: "casus_nr", of: "casus_nr", columns, day: "ontvangen_op",
            events: Set(columns.filter { $0.hasSuffix("_op") && $0 != "geboren_of_uitgerekend_op" }))
    }

    static let goals = EvidenceSource("doelen", key: "doel_nr", of: "casus_nr", ["gesteld_op", "domein"], day: "gesteld_op")
    static let evaluations = EvidenceSource(
        "evaluaties", key: "evaluatie_nr", of: "casus_nr", ["datum", "moment", "besluit", "met_client", "met_casemanager"],
        day: "datum")
    static let invoices = EvidenceSource(
        "facturen", key: "factuur_nr", of: "casus_nr", ["maand", "uren", "wijze", "status"], day: "maand")
    static let report = EvidenceSource(
        "meldingen", key: "melding_nr", of: "melding_nr", ["soort", "ontvangen_op", "bevestigd_op", "afgehandeld_op"],
        day: "ontvangen_op", events: ["bevestigd_op", "afgehandeld_op"])
}
