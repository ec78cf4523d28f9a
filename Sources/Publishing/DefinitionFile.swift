internal import Domain
internal import Foundation
public import Indicators

/// Definitions as a file: what the pages say, in every form of contract §7.
public struct DefinitionFile: Sendable {
    public let bytes: [UInt8]
    public let form: ExportForm
    /// `definitie-uitval-v1.csv`, or `definities-v1.csv` for several.
    public let name: String
    /// Without the header.
    public let rows: Int
    /// nil for what is no CSV.
    public let sidecar: CSVSidecar?

    public init(_ definitions: [Definition], form: ExportForm) throws {
        self.form = form
        let version = definitions.map(\.version).max() ?? 1
        let subject = definitions.count == 1 ? "definitie-\(definitions[0].id)" : "definities"
        self.name = "\(subject)-v\(version).\(form.fileExtension)"
        let list = Self.list(definitions)
        self.rows = definitions.count
        let facts = ExportFacts(
            title: definitions.count == 1 ? definitions[0].label : "Definities", publisher: "Kraamzicht")
        self.sidecar = CSVSidecar(of: self.name, form: form, columns: list.columns, facts: facts)
        self.bytes =
            switch form {
            case .excel, .open, .xlsx, .zip: try list.bytes(form, facts: facts, name: "\(subject)-v\(version)")
            case .json: try DefinitionFile.json(definitions)
            }
    }

    private static func list(_ definitions: [Definition]) -> ListFile {
        ListFile(
            columns: [
                .code("id"), .whole("versie"), .text("naam"), .text("name"), .text("betekenis"), .text("zegt_niet"),
                .code("eenheid"), .text("bron"), .day("geldig_vanaf"), .code("gevoelig"), .code("dimensies"),
            ],
            rows: definitions.map { definition in
                [
                    .code(definition.id), .whole(definition.version), .text(definition.label), .text(definition.englishLabel),
                    .text(definition.meaning), .text(definition.caveat), .code(definition.unit.rawValue),
                    .text(definition.source), .day(definition.validFrom), .code(definition.isSensitive ? "ja" : "nee"),
                    .code(definition.dimensions.map(\.rawValue).joined(separator: " ")),
                ]
            })
    }

    private static func json(_ definitions: [Definition]) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let texts = definitions.map { DefinitionText($0) }
        return Array(try texts.count == 1 ? encoder.encode(texts[0]) : encoder.encode(texts))
    }
}
