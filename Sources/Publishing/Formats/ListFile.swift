/// A list of things, one per row, as a file for people, for machines, or as JSON.
public struct ListFile: Sendable {
    public typealias Cell = ListCell

    public let columns: [ExportColumn]
    /// Each row has a cell per column.
    public let rows: [[Cell]]

    public init(columns: [ExportColumn], rows: [[Cell]]) {
        self.columns = columns
        self.rows = rows
    }

    /// `facts` stand on a sheet of a workbook and in a ZIP, in which the files are called `name`; the other forms have nothing but
    /// the rows.
    public func bytes(_ form: ExportForm, facts: ExportFacts, name: String) throws -> [UInt8] {
        switch form {
        case .excel, .open: self.csv(form)
        case .xlsx: try ExportTable(name: name, list: self, facts: facts).workbook()
        case .zip:
            try ExportBundle(
                name: DataPackage.plain(name), title: facts.title,
                tables: [ExportTable(name: name, list: self, facts: facts)]
            ).archive()
        case .json: Array("\(try self.jsonRows())\n".utf8)
        }
    }

    private func csv(_ form: ExportForm) -> [UInt8] {
        var writer = CSVWriter(form)
        writer.append(self.columns.map { .code($0.name) })
        for row in self.rows { writer.append(row, under: self.columns, form) }
        return writer.bytes
    }

    /// The rows as a JSON array.
    private func jsonRows() throws -> String {
        let keys = try self.columns.map { try ListCell.quoted($0.name) }
        return "[\(try self.rows.map { try Self.json($0, keys: keys) }.joined(separator: ",\n"))]"
    }

    /// A row as a JSON object; keys, quoted, in the order of the columns, which no dictionary keeps.
    static func json(_ row: [Cell], keys: [String]) throws -> String {
        "{\(try zip(keys, row).map { "\($0):\(try $1.json())" }.joined(separator: ","))}"
    }
}
