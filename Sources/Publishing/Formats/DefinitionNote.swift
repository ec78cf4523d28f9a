public import Compliance
internal import Domain
public import Indicators

/// A definition as it travels with a file: enough to read the file by without us.
public struct DefinitionNote: Sendable, Hashable {
    public let id: String
    public let version: Int
    public let label: String
    public let meaning: String
    /// What it does not say.
    public let caveat: String
    public let source: String
    /// nil where a row names its own.
    public let unit: String?

    /// As a table.
    static let columns: [ExportColumn] = [
        .code("definitie"), .whole("versie"), .text("naam"), .text("betekenis"), .text("zegt_niet"), .code("eenheid"),
        .text("bron"),
    ]

    var cells: [ListCell] {
        [
            .code(self.id), .whole(self.version), .text(self.label), .text(self.meaning), .text(self.caveat),
            self.unit.map { .code($0) } ?? .empty, .text(self.source),
        ]
    }

    public init(_ definition: Definition) {
        self.id = definition.id
        self.version = definition.version
        self.label = definition.label
        self.meaning = definition.meaning
        self.caveat = definition.caveat
        self.source = definition.source
        self.unit = definition.unit.rawValue
    }

    /// As a release holds it.
    public init(_ text: DefinitionText) {
        self.id = text.id
        self.version = text.versie
        self.label = text.naam
        self.meaning = text.betekenis
        self.caveat = text.zegt_niet
        self.source = text.bron
        self.unit = text.eenheid
    }

    public init(_ definition: CheckDefinition) {
        self.id = definition.id
        self.version = definition.version
        self.label = definition.label
        self.meaning = "\(definition.looksAt) \(definition.counts)"
        self.caveat = definition.countsNot
        self.source = definition.source
        self.unit = nil
    }
}
