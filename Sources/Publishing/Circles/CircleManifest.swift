public import Disclosure
internal import Domain
internal import Foundation

/// Everything of a circle but its table, which it names with its SHA-256. Its keys are Dutch, since it travels with the circle. It says
/// how many organisations and gemeenten are in it, and never which.
public struct CircleManifest: Codable, Sendable {
    public struct Region: Codable, Sendable, Hashable {
        public var code: String
        public var naam: String
    }

    public struct Counts: Codable, Sendable, Hashable {
        public var organisaties: Int
        /// Of which at least one organisation released figures.
        public var gemeenten: Int
        /// Of the whole jeugdregio.
        public var gemeenten_in_regio: Int
    }

    /// How it was protected, and what the attacker found.
    public struct Protection: Codable, Sendable {
        public var beleid: String
        public var versie: Int
        public var drempel: Int
        public var bescherming: Int
        /// Of the organisations.
        public var dominantie: String
        public var aanval: PublishedAttack
        /// Gemeenten for which what is left without their own part was protected and attacked too.
        public var gemeenten_bekeken: Int
    }

    public struct Table: Codable, Sendable, Hashable {
        public var naam: String
        public var titel: String
        public var rijen: Int
        /// Of its file in the open form.
        public var sha256: String
    }

    public var nummer: Int
    public var jeugdregio: Region
    public var jaar: Int
    /// The earliest and the latest peildatum of the releases it was read from.
    public var peildatum_van: String
    public var peildatum_tot: String
    /// In UTC.
    public var gemaakt_op: String
    public var toelichting: String?
    public var omvang: Counts
    public var beveiliging: Protection
    /// Indicators that are not in it: not every organisation shows them, or all of them would be hidden.
    public var weggelaten: [String]
    public var definities: [DefinitionText]
    public var tabel: Table

    /// The bytes that are stored and hashed: the same for the same content.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

extension CircleManifest {
    init(json: String) throws {
        self = try JSONDecoder().decode(CircleManifest.self, from: Data(json.utf8))
    }
}

extension CircleManifest.Protection {
    /// Whether the attacker found nothing.
    public var isHeld: Bool { self.aanval.isHeld }
    /// How many numbers of hidden cells it attacked.
    public var attacked: Int { self.aanval.aangevallen_getallen }
}

extension CircleManifest {
    /// Complete but for its number and when it was made.
    init(_ request: CircleRequest, sum: CircleSum, outcome: CircleProtection.Outcome) throws {
        let policy = try CircleProtection.policy()
        let parts = sum.sources.flatMap(\.parts)
        var definitions: [String: DefinitionText] = [:]
        for definition in parts.sorted(by: { $0.value.release < $1.value.release }).flatMap(\.value.definitions) {
            definitions[definition.id] = definition
        }
        let used = outcome.table.cells.map { String($0.key.indicator.prefix { $0 != "." }) }
        var seen: Set<String> = []
        let csv = String(decoding: outcome.table.csv(.open), as: UTF8.self)
        self.nummer = 0
        self.jeugdregio = Region(code: request.region, naam: request.regionName)
        self.jaar = request.year
        self.peildatum_van = sum.peildatums?.lowerBound.iso ?? ""
        self.peildatum_tot = sum.peildatums?.upperBound.iso ?? ""
        self.gemaakt_op = ""
        self.toelichting = request.note
        self.omvang = Counts(
            organisaties: sum.sources.count, gemeenten: Set(parts.map(\.key)).count, gemeenten_in_regio: request.gemeenten.count)
        self.beveiliging = Protection(
            beleid: policy.name, versie: policy.version, drempel: policy.threshold, bescherming: policy.protection,
            dominantie: policy.dominance.map { "twee samen hoogstens \(Int($0.share * 100)) %, p = \(Int($0.closeness * 100)) %" }
                ?? "",
            aanval: PublishedAttack(outcome.report), gemeenten_bekeken: outcome.readers)
        self.weggelaten = outcome.leftOut
        self.definities = used.filter { seen.insert($0).inserted }.compactMap { definitions[$0] }
        self.tabel = Table(
            naam: outcome.table.name, titel: "Jeugdregio \(request.regionName), \(request.year)",
            rijen: outcome.table.cells.count,
            sha256: FileHash.sha256(csv))
    }

    /// Throws ``DomainError`` when it does not hold days.
    var peildatums: ClosedRange<Day> {
        get throws(DomainError) {
            let (first, last) = (try Day(self.peildatum_van), try Day(self.peildatum_tot))
            return min(first, last)...max(first, last)
        }
    }
}
