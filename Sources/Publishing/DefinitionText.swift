internal import Domain
internal import Indicators

/// A definition as JSON has it, in files of figures and on its own.
public struct DefinitionText: Codable, Sendable {
    public let id: String
    public let versie: Int
    public let naam: String
    public let name: String
    public let betekenis: String
    public let zegt_niet: String
    public let bron: String
    public let eenheid: String
    public let geldig_vanaf: String
    public let gevoelig: String
    public let dimensies: [String]

    init(_ definition: Definition) {
        self.id = definition.id
        self.versie = definition.version
        self.naam = definition.label
        self.name = definition.englishLabel
        self.betekenis = definition.meaning
        self.zegt_niet = definition.caveat
        self.bron = definition.source
        self.eenheid = definition.unit.rawValue
        self.geldig_vanaf = definition.validFrom.iso
        self.gevoelig = definition.isSensitive ? "ja" : "nee"
        self.dimensies = definition.dimensions.map(\.rawValue)
    }
}
