internal import Domain
internal import Storage

/// Writes a dated list row by row, so that one of any length needs no more memory than a piece of it.
public struct DatedListWriter {
    private let form: ExportForm
    private let columns: [ExportColumn]
    private let keys: [String]
    private var csv: CSVWriter
    private var json: [UInt8] = []
    private var isFirst = true

    /// Begins with what stands before the rows, of which there will be `count`. Throws ``DomainError`` for a workbook and a ZIP, which
    /// cannot be made row by row.
    public init(_ list: DatedList, count: Int, form: ExportForm) throws {
        guard form.isStreamed else {
            throw DomainError(
                .unknownForm, "deze lijst is er niet als \(form.rawValue)",
                hint: "kies vorm=excel, die een rekenprogramma zo opent")
        }
        self.form = form
        self.csv = CSVWriter(form)
        self.columns = list.columns
        self.keys = try list.columns.map { try ListCell.quoted($0.name) }
        switch form {
        case .excel, .open: self.csv.append(list.columns.map { .code($0.name) })
        case .json, .xlsx, .zip: self.json += try Self.head(list, count: count).utf8
        }
    }

    public mutating func append(_ row: [ListCell]) throws {
        switch self.form {
        case .excel, .open: self.csv.append(row, under: self.columns, self.form)
        case .json, .xlsx, .zip:
            if !self.isFirst { self.json += ",\n".utf8 }
            self.json += try ListFile.json(row, keys: self.keys).utf8
        }
        self.isFirst = false
    }

    /// What was written since the last time.
    public mutating func take() -> [UInt8] {
        defer { self.json.removeAll(keepingCapacity: true) }
        return self.csv.take() + self.json
    }

    /// The rest, with what stands after the rows.
    public mutating func finish() -> [UInt8] {
        if self.form == .json { self.json += "]}\n".utf8 }
        return self.take()
    }

    private static func head(_ list: DatedList, count: Int) throws -> String {
        let dates: [(String, ListCell)] = [
            ("peildatum", .day(list.peildatum)), ("stand", list.stand.number == 0 ? .empty : .code(list.stand.instant)),
            ("levering", list.stand.delivery.map { .whole($0) } ?? .empty),
        ]
        let facts = dates + list.facts.map { ($0.name, $0.cell) } + [("aantal", .whole(count))]
        let start = try facts.map { "\(try ListCell.quoted($0.0)):\(try $0.1.json())" }.joined(separator: ",\n")
        return "{\(start),\n\(try ListCell.quoted(list.name)):["
    }
}
