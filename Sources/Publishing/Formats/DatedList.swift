public import Domain
public import Foundation

public import struct Storage.Moment

/// A list under two dates, one thing per row, as CSV for people or machines or as JSON: the same cells in each (contract §7).
public struct DatedList: Sendable {
    public enum Cell: Sendable, Hashable {
        case empty
        /// Delivered or free text: guarded against formulas in CSV.
        case text(String)
        /// A word of ours: a code, a state.
        case code(String)
        case day(Day)
        case whole(Int)
        /// As delivered, without rounding.
        case decimal(Decimal)
        case yes(Bool)
    }

    /// A name with its value, for what is said once and not per row.
    public struct Fact: Sendable, Hashable {
        public let name: String
        public let cell: Cell

        public init(_ name: String, _ cell: Cell) {
            self.name = name
            self.cell = cell
        }
    }

    /// What the list is called in JSON: `casussen`.
    public let name: String
    public let columns: [String]
    /// Each row has a cell per column.
    public let rows: [[Cell]]
    /// Stand in JSON only, before the rows: a CSV file has nothing but its rows.
    public let facts: [Fact]
    public let peildatum: Day
    public let stand: Moment

    public init(
        name: String, columns: [String], rows: [[Cell]], facts: [Fact] = [], peildatum: Day, stand: Moment
    ) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.facts = facts
        self.peildatum = peildatum
        self.stand = stand
    }

    public func bytes(_ form: ExportForm) throws -> [UInt8] {
        switch form {
        case .excel, .open: self.csv(form)
        case .json: try self.json()
        }
    }

    /// Subject, organisation, peildatum and stand: `casussen-hazelwiek-peildatum-2026-11-22-stand-20261122T211742.846770Z.csv`.
    public func fileName(subject: String, owner: String, form: ExportForm) -> String {
        let stand = self.stand.instant.replacing("-", with: "").replacing(":", with: "")
        let name = "\(subject)-\(owner)-peildatum-\(self.peildatum.iso)-stand-\(stand)"
        // A case's number may hold what no file system takes.
        let safe = name.unicodeScalars.map { scalar -> Character in
            scalar.value < 0x20 || "/\\:*?\"<>|".unicodeScalars.contains(scalar) ? "_" : Character(scalar)
        }
        return String(safe) + ".\(form.fileExtension)"
    }

    private func csv(_ form: ExportForm) -> [UInt8] {
        var writer = CSVWriter(form)
        writer.append(self.columns.map { .code($0) })
        for row in self.rows { writer.append(row.map { Self.cell($0, form) }) }
        return writer.bytes
    }

    private static func cell(_ cell: Cell, _ form: ExportForm) -> CSVWriter.Cell {
        switch cell {
        case .empty: .empty
        case .text(let text): .text(text)
        case .code(let code): .code(code)
        case .day(let day): .code(form == .excel ? day.dutch : day.iso)
        case .whole(let number): .number(String(number))
        case .decimal(let number): .number(MachineNumber.text(number))
        case .yes(let yes): .code(form == .excel ? (yes ? "ja" : "nee") : (yes ? "true" : "false"))
        }
    }

    /// Keys in the order of the columns, which no dictionary keeps.
    private func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        func quoted(_ text: String) throws -> String { String(decoding: try encoder.encode(text), as: UTF8.self) }
        func value(_ cell: Cell) throws -> String {
            switch cell {
            case .empty: "null"
            case .text(let text), .code(let text): try quoted(text)
            case .day(let day): try quoted(day.iso)
            case .whole(let number): String(number)
            case .decimal(let number): MachineNumber.text(number)
            case .yes(let yes): yes ? "true" : "false"
            }
        }
        let head: [(String, Cell)] = [
            ("peildatum", .day(self.peildatum)), ("stand", self.stand.number == 0 ? .empty : .code(self.stand.instant)),
            ("levering", self.stand.delivery.map { .whole($0) } ?? .empty),
        ]
        let facts = head + self.facts.map { ($0.name, $0.cell) } + [("aantal", .whole(self.rows.count))]
        let start = try facts.map { "\(try quoted($0.0)):\(try value($0.1))" }.joined(separator: ",\n")
        let keys = try self.columns.map { try quoted($0) }
        let lines = try self.rows.map { row in
            "{\(try zip(keys, row).map { "\($0):\(try value($1))" }.joined(separator: ","))}"
        }
        return Array("{\(start),\n\(try quoted(self.name)):[\(lines.joined(separator: ",\n"))]}\n".utf8)
    }
}
