public import Disclosure
internal import Domain
internal import Foundation

/// Everything of a release but its tables, which it names with their SHA-256: what is frozen, numbered and cited. Its keys are Dutch,
/// since it travels with the release.
public struct ReleaseManifest: Codable, Sendable {
    public struct Organisation: Codable, Sendable, Hashable {
        public var id: String
        public var naam: String
        public var agb: String?
    }

    public struct Gemeente: Codable, Sendable, Hashable {
        public var code: String
        public var naam: String
    }

    /// How a group of tables was protected, and what the attacker found.
    public struct Protection: Codable, Sendable {
        public var tabellen: [String]
        public var beleid: String
        public var versie: Int
        public var drempel: Int
        public var bescherming: Int
        public var aanval: PublishedAttack
        public var verlies: [TableLoss]
    }

    public struct Table: Codable, Sendable, Hashable {
        public var naam: String
        public var titel: String
        public var rijen: Int
        /// Of its file in the open form.
        public var sha256: String
    }

    /// Tables that the release would hold and does not.
    public struct Omission: Codable, Sendable, Hashable {
        public var tabellen: [String]
        public var reden: String
    }

    /// What a correction changed.
    public struct Changes: Codable, Sendable, Hashable {
        public struct Figure: Codable, Sendable, Hashable {
            public var tabel: String
            public var indicator: String
            public var periode: String
            public var waarden: [String: String]
            /// As a file has them; empty where there was no value to see.
            public var was: String
            public var is_nu: String

            private enum CodingKeys: String, CodingKey { case tabel, indicator, periode, waarden, was, is_nu = "is" }
        }

        public var aantal: Int
        /// The first hundred.
        public var cijfers: [Figure]
    }

    public var nummer: Int
    public var organisatie: Organisation
    public var gemeente: Gemeente
    public var periode: String
    public var peildatum: String
    public var stand: String
    /// In UTC.
    public var gemaakt_op: String
    public var gemaakt_door: String
    public var goedgekeurd_door: String?
    /// The release that this one corrects.
    public var vervangt: Int?
    public var wijzigingen: Changes?
    public var toelichting: String?
    public var beveiliging: [Protection]
    public var weggelaten: [Omission]
    public var definities: [DefinitionText]
    public var contractnormen: [TargetText]
    public var naleving: Compliance
    public var tabellen: [Table]

    /// The bytes that are stored and hashed: the same for the same content.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

extension ReleaseManifest.Protection {
    /// Whether the attacker found nothing.
    public var isHeld: Bool { self.aanval.isHeld }
    /// How many numbers of hidden cells it attacked.
    public var attacked: Int { self.aanval.aangevallen_getallen }
}

extension ReleaseManifest {
    init(json: String) throws {
        self = try JSONDecoder().decode(ReleaseManifest.self, from: Data(json.utf8))
    }
}
