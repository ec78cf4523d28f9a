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
    public typealias Produce = @Sendable (_ write: Write) async throws -> Void

    public enum Content: Sendable {
        case whole([UInt8])
        /// Written piece by piece while it is read. An error breaks the download off, so that half of it cannot pass for a whole.
        case pieces(Produce)
    }

    public let name: String
    public let contentType: String
    public let content: Content

    public init(name: String, contentType: String, content: Content) {
        self.name = name
        self.contentType = contentType
        self.content = content
    }

    public init(name: String, contentType: String, bytes: [UInt8]) {
        self.init(name: name, contentType: contentType, content: .whole(bytes))
    }
}

/// Makes the file, and logs that it was made, before the first byte leaves.
public typealias FigureExporter = @Sendable (FigureExport) async throws -> ExportedFile
