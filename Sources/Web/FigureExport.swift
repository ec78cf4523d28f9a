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

/// A finished file.
public struct ExportedFile: Sendable {
    public let name: String
    public let contentType: String
    public let bytes: [UInt8]

    public init(name: String, contentType: String, bytes: [UInt8]) {
        self.name = name
        self.contentType = contentType
        self.bytes = bytes
    }
}

/// Makes the file, and logs that it was made, before the first byte leaves.
public typealias FigureExporter = @Sendable (FigureExport) async throws -> ExportedFile
