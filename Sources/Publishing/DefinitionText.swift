internal import Domain
internal import Indicators

/// A definition as JSON has it, in files of figures and on its own.
struct DefinitionText: Encodable {
    let id: String
    let versie: Int
    let naam: String
    let name: String
    let betekenis: String
    let zegt_niet: String
    let bron: String
    let eenheid: String
    let geldig_vanaf: String
    let gevoelig: String
    let dimensies: [String]

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
