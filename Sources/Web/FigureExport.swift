public import Domain
public import Identity
public import Indicators
public import Publishing

/// What a file of figures is made from.
public struct FigureExport: Sendable {
    public let visitor: Visitor
    public let tenant: Tenant
    /// The page it was asked on, for the file's name: `overzicht`, `cijfers`.
    public let subject: String
    public let table: FigureTable
    public let form: ExportForm
}

/// A file that leaves the program.
public struct ExportedFile: Sendable {
    public typealias Write = ([UInt8]) async throws -> Void
    /// Gives the number of rows it wrote.
    public typealias Produce = @Sendable (_ write: Write) async throws -> Int

    public enum Content: Sendable {
        /// `rows` without the header; nil for what has none.
        case whole([UInt8], rows: Int?)
        /// Written piece by piece while it is read. An error breaks the download off, so that half of it cannot pass for a whole.
        case pieces(Produce)
    }

    public let name: String
    public let contentType: String
    public let content: Content
    /// What stands beside it at `…-metadata.json`; nil for what is no CSV of a list.
    public let sidecar: CSVSidecar?

    public init(name: String, contentType: String, content: Content, sidecar: CSVSidecar? = nil) {
        self.name = name
        self.contentType = contentType
        self.content = content
        self.sidecar = sidecar
    }

    /// `rows` is known of every file that has a sidecar.
    public init(name: String, contentType: String, bytes: [UInt8], rows: Int? = nil, sidecar: CSVSidecar? = nil) {
        self.init(name: name, contentType: contentType, content: .whole(bytes, rows: rows), sidecar: sidecar)
    }

    /// A list as a file with its sidecar. `name` with the ending of the form.
    public init(_ list: ListFile, name: String, form: ExportForm, facts: ExportFacts) throws {
        self.init(
            name: name, contentType: form.contentType,
            bytes: try list.bytes(form, facts: facts, name: String(name.dropLast(form.fileExtension.count + 1))),
            rows: list.rows.count, sidecar: CSVSidecar(of: name, form: form, columns: list.columns, facts: facts))
    }

    /// A list under two dates as the file of `publisher`, with its sidecar.
    public init(_ list: DatedList, name: String, form: ExportForm, publisher: String) throws {
        self.init(
            name: name, contentType: form.contentType, bytes: try list.bytes(form, publisher: publisher), rows: list.rows.count,
            sidecar: CSVSidecar(
                of: name, form: form, columns: list.columns, facts: list.exportFacts(publisher: publisher)))
    }
}

/// Makes the file, and logs that it was made, before the first byte leaves.
public typealias FigureExporter = @Sendable (FigureExport) async throws -> ExportedFile
