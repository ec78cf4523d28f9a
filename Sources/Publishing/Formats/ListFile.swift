public import Foundation

/// A list of things, one per row, as a file for people, for machines, or as JSON.
public struct ListFile: Sendable {
    public enum Cell: Sendable, Hashable {
        case empty
        /// Delivered or free text: guarded against formulas in CSV.
        case text(String)
        /// A word of ours: a code, a status, a date.
        case code(String)
        case number(Int)
        /// Exact, with the decimal sign of the form.
        case decimal(Decimal)
    }

    private let columns: [String]
    private let rows: [[Cell]]

    /// Each row has a cell per column.
    public init(columns: [String], rows: [[Cell]]) {
        self.columns = columns
        self.rows = rows
    }

    public func bytes(_ form: ExportForm) throws -> [UInt8] {
        switch form {
        case .excel, .open: self.csv(form)
        case .json: try self.json()
        }
    }

    private func csv(_ form: ExportForm) -> [UInt8] {
        var writer = CSVWriter(form)
        writer.append(self.columns.map { .code($0) })
        for row in self.rows {
            writer.append(
                row.map { cell in
                    switch cell {
                    case .empty: .empty
                    case .text(let text): .text(text)
                    case .code(let code): .code(code)
                    case .number(let number): .number(String(number))
                    case .decimal(let number): .number(number.description)
                    }
                })
        }
        return writer.bytes
    }

    private func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        let lines = try self.rows.map { row in
            let pairs = try zip(self.columns, row).map { column, cell in
                let name = String(decoding: try encoder.encode(column), as: UTF8.self)
                let value =
                    switch cell {
                    case .empty: "null"
                    case .text(let text), .code(let text): String(decoding: try encoder.encode(text), as: UTF8.self)
                    case .number(let number): String(number)
                    case .decimal(let number): number.description
                    }
                return "\(name):\(value)"
            }
            return "{\(pairs.joined(separator: ","))}"
        }
        return Array("[\(lines.joined(separator: ",\n"))]\n".utf8)
    }
}
