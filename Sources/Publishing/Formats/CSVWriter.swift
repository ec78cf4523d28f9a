/// Writes the records of a CSV file in one of the two forms of contract §7.
struct CSVWriter {
    /// One cell, by the type of its column: only texts are guarded and only decimals get a comma.
    enum Cell {
        case empty
        /// Delivered or free text: guarded against formulas.
        case text(String)
        /// A constant of ours, such as a code or a status.
        case code(String)
        /// A number with a decimal point and no thousands mark.
        case number(String)
    }

    private let separator: UInt8
    private let decimalComma: Bool
    private(set) var bytes: [UInt8] = []

    /// By which programs for people know a text as UTF-8.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(_ form: ExportForm) {
        self.separator = form.separator
        self.decimalComma = form.hasDecimalComma
        if form == .excel { self.bytes = Self.byteOrderMark }
    }

    /// What was written since the last time; the writer goes on after it.
    mutating func take() -> [UInt8] {
        defer { self.bytes.removeAll(keepingCapacity: true) }
        return self.bytes
    }

    mutating func append(_ cells: [Cell]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { self.bytes.append(self.separator) }
            switch cell {
            case .empty: break
            case .text(let text): self.quote(FormulaGuard.guarded(text))
            case .code(let code): self.quote(code)
            case .number(let number): self.quote(self.decimalComma ? number.replacing(".", with: ",") : number)
            }
        }
        self.bytes += [0x0D, 0x0A]
    }

    /// A row under its columns. A cell of another kind than its column is a slip of ours that the sidecar would pass on to every
    /// reader, so it stops a test.
    mutating func append(_ row: [ListCell], under columns: [ExportColumn], _ form: ExportForm) {
        assert(
            row.count == columns.count && zip(columns, row).allSatisfy { $0.takes($1) },
            "a row has a cell under each column, of the kind of the column: \(zip(columns, row).first { !$0.takes($1) }?.0.name ?? "")"
        )
        self.append(row.map { $0.csv(form) })
    }

    /// Quotes a cell that holds a separator, a quote, a line end, or blanks at an edge.
    private mutating func quote(_ text: String) {
        let special: (UInt8) -> Bool = { $0 == self.separator || $0 == 0x22 || $0 == 0x0D || $0 == 0x0A }
        guard text.utf8.contains(where: special) || text.utf8.first == 0x20 || text.utf8.last == 0x20 else {
            self.bytes += text.utf8
            return
        }
        self.bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { self.bytes.append(0x22) }
            self.bytes.append(byte)
        }
        self.bytes.append(0x22)
    }
}

/// Keeps a spreadsheet from running a text as a formula: a text that starts with `= + - @`, tab or CR gets a `'` in front.
/// Numbers are never touched: `-1,5` stays a number.
enum FormulaGuard {
    static func guarded(_ text: String) -> String {
        switch text.utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: "'" + text
        default: text
        }
    }

    /// The text that was guarded; one that was not stays as it is.
    static func unguarded(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'") else { return text }
        let rest = String(decoding: text.utf8.dropFirst(), as: UTF8.self)
        return self.guarded(rest) == rest ? text : rest
    }
}
