internal import Domain
internal import Foundation

/// The cells of one record by their columns, as texts and numbers, and the errors that name them.
struct RecordCells {
    private let record: CSVReader.Record
    private let header: FigureHeader
    private let file: String

    /// Throws ``FigureFileError`` when there are more or fewer cells than columns.
    init(_ record: CSVReader.Record, under header: FigureHeader, file: String) throws(FigureFileError) {
        guard record.cells.count == header.count else {
            throw FigureFileError(
                .fieldCount, file: file, line: record.line,
                "deze regel heeft \(record.cells.count) velden en de kopregel \(header.count)",
                hint: "zet een tekst met een scheidingsteken tussen aanhalingstekens")
        }
        self.record = record
        self.header = header
        self.file = file
    }

    func text(_ column: FigureColumn) -> String { self.record.cells[self.header.place(of: column)] }

    /// An indicator's name as the definitions have it, which is in lower case.
    func indicator() throws(FigureFileError) -> String { try self.filled(.indicator).trimmed.lowercased() }

    /// A text that must be there.
    func filled(_ column: FigureColumn) throws(FigureFileError) -> String {
        let text = self.text(column)
        guard !text.isEmpty else { throw self.empty(column.rawValue) }
        return text
    }

    /// The value of each dimension, `totaal` included.
    func values() throws(FigureFileError) -> [Domain.Dimension: String] {
        var values: [Domain.Dimension: String] = [:]
        for (offset, dimension) in self.header.dimensions.enumerated() {
            let text = self.record.cells[FigureColumn.leading.count + offset]
            guard !text.isEmpty else { throw self.empty(dimension.rawValue) }
            values[dimension] = dimension.canonical(FormulaGuard.unguarded(text))
        }
        return values
    }

    /// An exact sum; nil for an empty cell.
    func exact(_ column: FigureColumn) throws(FigureFileError) -> Decimal? {
        guard let digits = try self.digits(column) else { return nil }
        return Decimal(string: digits)
    }

    /// A computed value; nil for an empty cell.
    func number(_ column: FigureColumn) throws(FigureFileError) -> Double? {
        guard let digits = try self.digits(column) else { return nil }
        return Double(digits)
    }

    /// A whole number from 0; nil for an empty cell.
    func whole(_ column: FigureColumn) throws(FigureFileError) -> Int? {
        guard let digits = try self.digits(column) else { return nil }
        guard let number = Int(digits), number >= 0 else {
            throw self.problem(.number, column, "‘\(digits)’ is geen geheel getal vanaf 0", hint: nil)
        }
        return number
    }

    /// By how much a number may differ from what it was before it was written in so many decimals.
    func roundingError(_ column: FigureColumn) -> Double {
        let parts = self.text(column).split(separator: self.header.form.hasDecimalComma ? "," : ".")
        return 0.5 * pow(10, -Double(parts.count > 1 ? parts[1].count : 0))
    }

    /// A number as this file would have it.
    func written(_ number: Double) -> String {
        let digits = MachineNumber.text(number)
        return self.header.form.hasDecimalComma ? digits.replacing(".", with: ",") : digits
    }

    /// Plain digits with a decimal point; nil for an empty cell.
    private func digits(_ column: FigureColumn) throws(FigureFileError) -> String? {
        let text = self.text(column)
        guard !text.isEmpty else { return nil }
        let hasComma = self.header.form.hasDecimalComma
        guard let digits = MachineNumber.digits(text, decimalComma: hasComma) else {
            throw self.problem(
                .number, column, "‘\(FigureFileError.excerpt(text))’ is geen getal",
                hint: "schrijf cijfers met hoogstens één \(hasComma ? "komma" : "punt"), zonder teken voor duizendtallen")
        }
        return digits
    }

    // MARK: - Errors

    func empty(_ column: String) -> FigureFileError {
        FigureFileError(.emptyCell, file: self.file, line: self.record.line, column: column, "deze cel mag niet leeg zijn")
    }

    func problem(
        _ code: FigureFileError.Code, _ column: FigureColumn, _ message: String, hint: String?
    ) -> FigureFileError {
        FigureFileError(code, file: self.file, line: self.record.line, column: column.rawValue, message, hint: hint)
    }
}
