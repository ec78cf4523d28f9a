internal import Domain
public import Foundation
internal import Indicators

/// A streefwaarde in a file, with the days on which it holds and whom it is set for.
public struct TargetText: Codable, Sendable {
    public let nummer: String
    public let indicator: String
    public let soort: String
    public let richting: String
    public let waarde: Decimal
    /// null for the organisation as a whole.
    public let gemeente: String?
    public let geldig_vanaf: String
    public let geldig_tot: String?
    public let toelichting: String?

    init(_ target: Target) {
        self.nummer = target.number
        self.indicator = target.indicator
        self.soort = target.kind.rawValue
        self.richting = target.direction.rawValue
        self.waarde = target.value
        self.gemeente = target.gemeente
        self.geldig_vanaf = target.validFrom.iso
        self.geldig_tot = target.validUntil?.iso
        self.toelichting = target.note
    }

    private enum Key: String, CodingKey {
        case nummer, indicator, soort, richting, waarde, gemeente, geldig_vanaf, geldig_tot, toelichting
    }

    /// Every key is always there; what is not known is null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(self.nummer, forKey: .nummer)
        try container.encode(self.indicator, forKey: .indicator)
        try container.encode(self.soort, forKey: .soort)
        try container.encode(self.richting, forKey: .richting)
        try container.encode(self.waarde, forKey: .waarde)
        try container.encode(self.gemeente, forKey: .gemeente)
        try container.encode(self.geldig_vanaf, forKey: .geldig_vanaf)
        try container.encode(self.geldig_tot, forKey: .geldig_tot)
        try container.encode(self.toelichting, forKey: .toelichting)
    }
}
