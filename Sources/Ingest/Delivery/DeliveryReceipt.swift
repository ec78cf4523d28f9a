/// What became of a delivery: stored with it, shown, and printed as JSON under these Dutch names.
public struct DeliveryReceipt: Sendable, Codable, Hashable {
    public enum State: String, Sendable, Codable {
        case committed = "vastgelegd"
        case rejected = "afgewezen"
        case dryRun = "proef"
    }

    public var status: State
    /// The delivery's number in this tenant; nil unless committed.
    public var levering: Int?
    /// The instant from which it is known, UTC; nil unless committed.
    public var stand: String?
    public var tenant: String
    public var bron: String
    public var modus: String
    public var door: String
    public var bestanden: [File]
    public var fouten: Issues
    public var waarschuwingen: Issues

    /// One delivered file with its counts of rows.
    public struct File: Sendable, Codable, Hashable {
        public var bestand: String
        /// The kind it was recognised as; nil when it was not.
        public var soort: String?
        public var sha256: String
        public var codering: String?
        public var scheidingsteken: String?
        /// The columns that were recognised, and those that were not.
        public var kolommen: [String]
        public var onbekende_kolommen: [String]
        public var rijen = 0
        public var nieuw = 0
        public var gewijzigd = 0
        public var ongewijzigd = 0
        public var ingetrokken = 0
        public var afgekeurd = 0
    }

    /// At most 1,000 are listed; the true total is always there.
    public struct Issues: Sendable, Codable, Hashable {
        public static let mostListed = 1000

        public var aantal = 0
        public var getoond: [DeliveryIssue] = []
    }
}

/// One thing wrong, or doubtful, in a delivery, at its place.
public struct DeliveryIssue: Sendable, Codable, Hashable {
    public var bestand: String
    /// The physical line on which the row starts; the file's first line is 1.
    public var regel: Int
    /// Empty when it is about the row or the file as a whole.
    public var kolom: String
    public var code: String
    public var melding: String

    public init(bestand: String, regel: Int, kolom: String, code: String, melding: String) {
        self.bestand = bestand
        self.regel = regel
        self.kolom = kolom
        self.code = code
        self.melding = melding
    }
}
