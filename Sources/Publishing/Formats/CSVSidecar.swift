internal import Domain
internal import Foundation

/// What stands beside a CSV file in `<file>-metadata.json`: how to read it, what it means, and by which to know that it is whole.
///
/// CSV on the Web (W3C, 2015), so that programs which know it read the file without being told anything. Where that standard has
/// no word of its own, schema.org (`sha256`, `additionalProperty`) and SKOS (definitions) are used, which its context knows.
public struct CSVSidecar: Sendable {
    public static let contentType = "application/csvm+json"

    /// The name of the file beside which it stands.
    public let file: String
    /// `excel` or `open`.
    let form: ExportForm
    let columns: [ExportColumn]
    public let facts: ExportFacts

    /// nil for what is no CSV: JSON says everything itself, and a workbook has a sheet for it.
    public init?(of file: String, form: ExportForm, columns: [ExportColumn], facts: ExportFacts) {
        guard form.isCSV else { return nil }
        self.file = file
        self.form = form
        self.columns = columns
        self.facts = facts
    }

    public var name: String { Self.name(of: self.file) }

    /// Where the standard looks for it.
    public static func name(of file: String) -> String { "\(file)-metadata.json" }

    public func bytes(of receipt: FileReceipt) throws -> [UInt8] {
        var members: [(String, JSONValue)] = [
            ("@context", .list([.text("http://www.w3.org/ns/csvw"), .object([("@language", .text("nl"))])])),
            ("url", .text(Self.reference(self.file))),
            ("dc:title", .text(self.facts.title)), ("dc:description", .text(self.description)),
            ("dc:publisher", .text(self.facts.publisher)),
        ]
        if let day = self.facts.stand?.day {
            members.append(("dc:modified", .object([("@value", .text(day.iso)), ("@type", .text("xsd:date"))])))
        }
        members += [
            ("schema:sha256", .text(receipt.hexadecimal)),
            (
                "schema:additionalProperty",
                .list(
                    [
                        Self.property(Self.rowsName, .whole(receipt.rows)), Self.property("bytes", .whole(receipt.bytes)),
                    ] + self.facts.named.map { Self.property($0.name, JSONValue($0.cell)) })
            ),
            ("dialect", self.dialect), ("null", .list([.text("")])),
            ("tableSchema", .object([("columns", .list(self.columns.map(self.column)))])),
        ]
        if !self.facts.words.isEmpty { members.append(("notes", .list(self.facts.words.map(Self.word)))) }
        if !self.facts.definitions.isEmpty {
            members.append(("dc:subject", .list(self.facts.definitions.map(Self.definition))))
        }
        return try JSONValue.object(members).file()
    }

    /// The name under which the number of rows stands among the properties.
    static let rowsName = "rijen"

    private var description: String {
        let dates = self.facts.peildatum.map { "Peildatum \($0.dutch). " } ?? ""
        return dates + """
            Een lege cel is niet ingevuld: lees die niet als nul. Een tekst die met = + - @, tab of CR begint, heeft een ' voor zich, zodat \
            een rekenblad hem niet uitvoert.
            """
    }

    private var dialect: JSONValue {
        .object([
            ("encoding", .text("utf-8")), ("delimiter", .text(String(UnicodeScalar(self.form.separator)))),
            ("lineTerminators", .list([.text("\r\n")])), ("quoteChar", .text("\"")), ("doubleQuote", .yes(true)),
            ("header", .yes(true)), ("headerRowCount", .whole(1)), ("skipBlankRows", .yes(false)),
            ("skipInitialSpace", .yes(false)), ("trim", .text("false")),
        ])
    }

    private func column(_ column: ExportColumn) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("name", .text(Self.reference(column.name))), ("titles", .text(column.name)),
            ("datatype", self.datatype(column.kind)),
        ]
        if let note = column.note { members.append(("dc:description", .text(note))) }
        return .object(members)
    }

    private func datatype(_ kind: ExportColumn.Kind) -> JSONValue {
        func formatted(_ base: String, _ format: JSONValue) -> JSONValue { .object([("base", .text(base)), ("format", format)]) }
        switch kind {
        case .text, .code: return .text("string")
        case .day: return formatted("date", .text(self.form == .excel ? "dd-MM-yyyy" : "yyyy-MM-dd"))
        case .whole: return .text("integer")
        case .decimal: return formatted("decimal", .object([("decimalChar", .text(self.form.hasDecimalComma ? "," : "."))]))
        case .yes:
            let (yes, no) = (ListCell.yes(true).word(self.form), ListCell.yes(false).word(self.form))
            return formatted("boolean", .text("\(yes)|\(no)"))
        }
    }

    private static func property(_ name: String, _ value: JSONValue) -> JSONValue {
        .object([("@type", .text("schema:PropertyValue")), ("schema:name", .text(name)), ("schema:value", value)])
    }

    private static func word(_ word: ExportFacts.Word) -> JSONValue {
        .object([
            ("@type", .text("skos:Concept")), ("dc:isPartOf", .text(word.column)), ("skos:notation", .text(word.word)),
            ("skos:definition", .text(word.meaning)),
        ])
    }

    private static func definition(_ note: DefinitionNote) -> JSONValue {
        let members: [(String, JSONValue)] = [
            ("@type", .text("skos:Concept")), ("skos:notation", .text(note.id)), ("owl:versionInfo", .text(String(note.version))),
            ("skos:prefLabel", .text(note.label)), ("skos:definition", .text(note.meaning)),
            ("skos:scopeNote", .text(note.caveat)), ("dc:source", .text(note.source)),
        ]
        return .object(members + (note.unit.map { [("schema:unitText", .text($0))] } ?? []))
    }

    /// A name as a reference to what lies beside the sidecar.
    private static func reference(_ name: String) -> String {
        let kept = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
        return name.addingPercentEncoding(withAllowedCharacters: kept) ?? name
    }
}
