/// A small, correct example of a kind of file, made from the columns the import itself reads, so that the two never differ.
///
/// The examples of all kinds refer to each other: delivered together they are accepted as they are.
public struct SampleFile: Sendable {
    /// One column, as a reader needs it explained.
    public struct Column: Sendable, Hashable {
        public let name: String
        public let isRequired: Bool
        /// What belongs in a cell.
        public let explanation: String
    }

    /// The kind's name: `casussen`.
    public let kind: String
    /// One line on what a row of it is.
    public let meaning: String
    public let columns: [Column]
    /// UTF-8 with BOM, `;`, CRLF, as spreadsheet programs open it right away.
    public let bytes: [UInt8]

    /// Every kind, in the order of the import.
    public static let all: [SampleFile] = DeliveryFile.all.map(SampleFile.init)

    public static func named(_ kind: String) -> SampleFile? { self.all.first { $0.kind == kind } }

    init(_ file: DeliveryFile) {
        self.kind = file.name
        self.meaning = Self.meanings[file.name] ?? file.name
        self.columns = file.columns.map { Column(name: $0.name, isRequired: $0.isRequired, explanation: $0.explanation) }
        let cells = file.columns.enumerated().map { place, column in Self.value(of: column, at: place, in: file.name) }
        let lines = [file.columns.map(\.name), cells].map { $0.joined(separator: ";") + "\r\n" }
        self.bytes = [0xEF, 0xBB, 0xBF] + Array(lines.joined().utf8)
    }

    private static let meanings = [
        "medewerkers": "wie er werkt, met functie, dienstverband en diploma",
        "skj_partners": "partners met een SKJ-registratie die regie mogen voeren",
        "casussen": "een hulpvraag van aanmelding tot einde",
        "registraties": "VOG, KCKZ en andere registraties van een medewerker",
        "scholingen": "een gevolgde scholing met haar punten",
        "regie": "wie de regie over een casus had, van wanneer tot wanneer",
        "doelen": "een doel dat voor een casus is gesteld",
        "evaluaties": "een evaluatie van een casus, met het besluit",
        "doelscores": "de score van een doel bij een evaluatie",
        "inzet": "de uren van een medewerker bij een casus op een dag",
        "documenten": "een certificaat, beleid of plan van de organisatie",
        "meldingen": "een klacht, incident of calamiteit",
        "facturen": "een factuur van een casus over een maand",
    ]

    /// What the rule for a column's kind would get wrong: days in their order, texts that say something, cells that stay empty.
    private static let values = [
        "naam": "Voorbeeld", "organisatie": "Praktijk De Vlier", "skj_nummer": "100200300", "onderwerp": "Reanimatie van baby’s",
        "team": "Wijkteam Noord", "wijkteam": "Noord", "in_dienst_op": "01-02-2020", "diploma_op": "01-07-2019",
        "uit_dienst_op": "", "geldig_vanaf": "01-03-2024", "afgegeven_op": "01-03-2024", "vastgesteld_op": "01-03-2024",
        "geldig_tot": "01-03-2027", "gecontroleerd_op": "01-03-2025", "ontvangen_op": "06-01-2025",
        "geboren_of_uitgerekend_op": "20-01-2025", "contact_op": "08-01-2025", "aangemeld_wijkteam_op": "09-01-2025",
        "advies_op": "10-01-2025", "advies_uren": "40", "akkoord_op": "13-01-2025", "akkoord_uren": "40",
        "indicatie_op": "15-01-2025", "toewijzingnummer": "", "gestart_op": "16-01-2025", "giz_op": "24-01-2025",
        "plan_op": "14-02-2025", "netwerk_op": "03-03-2025", "beeindigd_op": "17-04-2025", "reden_bron": "cbs",
        "reden_beeindiging": "01", "ingetrokken_op": "", "afgewezen_op": "", "overdracht_op": "17-04-2025",
        "gesteld_op": "17-02-2025", "vanaf": "06-01-2025", "tot": "17-04-2025", "datum": "10-03-2025",
        "bevestigd_op": "08-01-2025", "afgehandeld_op": "27-01-2025", "maand": "2025-03", "kosten": "2600,00", "bedrag": "650,00",
        "uren": "2,5", "bewijs": "", "versie": "1", "houder": "", "nummer": "", "profiel": "", "partner_nr": "P-1",
    ]

    private static func value(of column: FileColumn, at place: Int, in file: String) -> String {
        if file == "regie", column.name == "soort" { return "skj_partner" }
        if let value = self.values[column.name] { return value }
        switch column.kind {
        case .text: return ""
        case .key, .personNumber: return "\(column.name.prefix(1).uppercased())-1"
        case .date: return "10-03-2025"
        case .decimal: return "4"
        case .integer(let range): return String(range.upperBound)
        case .boolean: return "ja"
        case .code(let codes), .codes(let codes): return codes.codes[0]
        case .gemeente: return "GM0363"
        case .month: return "2025-03"
        }
    }
}
