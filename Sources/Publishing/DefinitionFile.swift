internal import Domain
internal import Foundation
public import Indicators

/// Definitions as a file: what the pages say, in every form of contract §7.
public struct DefinitionFile: Sendable {
    public let bytes: [UInt8]
    public let form: ExportForm
    /// `definitie-uitval-v1.csv`, or `definities-v1.csv` for several.
    public let name: String

    public init(_ definitions: [Definition], form: ExportForm) throws {
        self.form = form
        let version = definitions.map(\.version).max() ?? 1
        let subject = definitions.count == 1 ? "definitie-\(definitions[0].id)" : "definities"
        self.name = "\(subject)-v\(version).\(form.fileExtension)"
        self.bytes =
            switch form {
            case .excel, .open: DefinitionFile.csv(definitions, form)
            case .json: try DefinitionFile.json(definitions)
            }
    }

    private static func csv(_ definitions: [Definition], _ form: ExportForm) -> [UInt8] {
        var writer = CSVWriter(form)
        let columns = [
            "id", "versie", "naam", "name", "betekenis", "zegt_niet", "eenheid", "bron", "geldig_vanaf", "gevoelig", "dimensies",
        ]
        writer.append(columns.map { .code($0) })
        for definition in definitions {
            let validFrom = form == .excel ? definition.validFrom.dutch : definition.validFrom.iso
            writer.append([
                .code(definition.id), .number(String(definition.version)), .text(definition.label),
                .text(definition.englishLabel),
                .text(definition.meaning), .text(definition.caveat), .code(definition.unit.rawValue), .text(definition.source),
                .code(validFrom), .code(definition.isSensitive ? "ja" : "nee"),
                .code(definition.dimensions.map(\.rawValue).joined(separator: " ")),
            ])
        }
        return writer.bytes
    }

    private static func json(_ definitions: [Definition]) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let texts = definitions.map { DefinitionText($0) }
        return Array(try texts.count == 1 ? encoder.encode(texts[0]) : encoder.encode(texts))
    }
}
