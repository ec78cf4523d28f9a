public import Disclosure
internal import Domain

/// A table with everything that travels with it: each form of it, and the sidecar of each, is made from this one value.
public struct ExportTable: Sendable {
    /// The name of its files, without what follows the last dot.
    public let name: String
    public let list: ListFile
    public let facts: ExportFacts

    public init(name: String, list: ListFile, facts: ExportFacts) {
        self.name = name
        self.list = list
        self.facts = facts
    }

    /// Figures to be released, or released: a hidden cell writes its status and no number. The meaning of every status is added to
    /// `facts`.
    public init(_ table: CellTable, name: String, facts: ExportFacts) {
        var facts = facts
        facts.words += FigureStatus.words
        self.init(
            name: name,
            list: ListFile(
                columns: FigureColumn.all(table.dimensions),
                rows: table.cells.map { FigureRow($0, dimensions: table.dimensions).cells }),
            facts: facts)
    }

    /// A file in one form, with what to know it by.
    public struct File: Sendable {
        public let name: String
        public let form: ExportForm
        public let bytes: [UInt8]
        public let receipt: FileReceipt
        /// nil for what is no CSV.
        public let sidecar: CSVSidecar?

        /// The bytes of the sidecar; nil for what is no CSV.
        public func sidecarBytes() throws -> [UInt8]? { try self.sidecar.map { try $0.bytes(of: self.receipt) } }
    }

    public func file(_ form: ExportForm) throws -> File {
        let name = "\(self.name).\(form.fileExtension)"
        let bytes = try self.list.bytes(form, facts: self.facts, name: self.name)
        return File(
            name: name, form: form, bytes: bytes, receipt: FileReceipt(bytes, rows: self.list.rows.count),
            sidecar: CSVSidecar(of: name, form: form, columns: self.list.columns, facts: self.facts))
    }
}
