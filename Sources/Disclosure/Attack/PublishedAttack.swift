/// What the attacker found, as it travels with a release: how much, and never what.
///
/// A report of an attack names between what a hidden number lies; beside the release it would tell the reader just that.
public struct PublishedAttack: Sendable, Codable, Hashable {
    public var beleid: String
    public var versie: Int
    public var drempel: Int
    public var bescherming: Int
    /// As in an ``AttackReport``.
    public var verborgen_cellen: Int
    public var aangevallen_getallen: Int
    public var achtergehouden: Int
    public var niet_leeg: Int
    public var al_bekend: Int
    public var smalste_interval: Double?
    public var te_smal: FindingCount
    public var achterhaald_met_regels: FindingCount
    public var achterhaald_streng: FindingCount
    public var uitgaven_vergeleken: Bool
    public var seconden: Double

    /// How many numbers: a whole number in JSON. Releases once held a list of them, which is read as how many it has.
    public struct FindingCount: Sendable, Codable, Hashable {
        public let count: Int

        init(_ findings: [AttackReport.Finding]) { self.count = findings.count }

        public init(from decoder: any Decoder) throws {
            if let list = try? decoder.unkeyedContainer() {
                self.count = list.count ?? 0
            } else {
                self.count = try decoder.singleValueContainer().decode(Int.self)
            }
        }

        public func encode(to encoder: any Encoder) throws {
            var value = encoder.singleValueContainer()
            try value.encode(self.count)
        }
    }

    /// What may be told of an attack to who reads the release.
    public init(_ report: AttackReport) {
        self.beleid = report.beleid
        self.versie = report.versie
        self.drempel = report.drempel
        self.bescherming = report.bescherming
        self.verborgen_cellen = report.verborgen_cellen
        self.aangevallen_getallen = report.aangevallen_getallen
        self.achtergehouden = report.achtergehouden
        self.niet_leeg = report.niet_leeg
        self.al_bekend = report.al_bekend
        self.smalste_interval = report.smalste_interval
        self.te_smal = FindingCount(report.te_smal)
        self.achterhaald_met_regels = FindingCount(report.achterhaald_met_regels)
        self.achterhaald_streng = FindingCount(report.achterhaald_streng)
        self.uitgaven_vergeleken = report.uitgaven_vergeleken
        self.seconden = report.seconden
    }

    /// Whether the release may go out.
    public var isHeld: Bool { self.niet_leeg == 0 && self.te_smal.count == 0 && self.achterhaald_met_regels.count == 0 }

    /// For people, in Dutch.
    public var summary: [String] {
        var lines = [
            "aanval: \(self.verborgen_cellen) verborgen cellen, \(self.aangevallen_getallen) getallen aangevallen",
            self.isHeld
                ? "niets achterhaald"
                : """
                ACHTERHAALD: \(self.te_smal.count) te smal, \(self.achterhaald_met_regels.count) met kennis van de regels, \
                \(self.niet_leeg) verborgen cellen die toch een getal tonen
                """,
        ]
        if let narrowest = self.smalste_interval {
            lines.append("smalste interval: \(Int(narrowest)) (vereist \(self.bescherming))")
        }
        if self.achtergehouden > 0 {
            lines.append("\(self.achtergehouden) cellen achtergehouden: te veel en te kleine cellen om uit te zoeken wat wel kan")
        }
        if self.achterhaald_streng.count > 0 {
            lines.append("\(self.achterhaald_streng.count) getallen houden bij de strengste lezing één waarde over")
        }
        return lines
    }
}
