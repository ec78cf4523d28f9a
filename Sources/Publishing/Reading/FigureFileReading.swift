public import Disclosure
public import Domain

/// Reads figures files in either CSV form of contract §7 back into typed cells.
///
/// A file does not say over which days its slices were counted; the period and the peildatum it was asked with do.
public struct FigureFileReading: Sendable {
    private let days: PeriodDays
    /// Whether figures that no count can have come to are refused. What somebody published stands as it is, right or wrong.
    private let isStrict: Bool

    /// `period` and `peildatum` are those with which the figures were asked; nil = without a period.
    public init(period: Period? = nil, peildatum: Day, isStrict: Bool = false) {
        self.days = PeriodDays(period: period, peildatum: peildatum)
        self.isStrict = isStrict
    }

    /// The table in `bytes`. `name` is how it is called in a release, `file` how messages call it.
    /// Throws ``FigureFileError`` with the place of the first thing that is wrong.
    public func table(_ bytes: [UInt8], name: String, file: String) throws(FigureFileError) -> CellTable {
        var opened = try OpenedCSV.open(bytes, naming: FigureColumn.indicator.rawValue, file: file)
        let header = try FigureHeader(opened, file: file)
        var days = self.days
        var cells: [FigureCell] = []
        var lines: [CellKey: (line: Int, cell: FigureCell)] = [:]
        while let record = try opened.reader.next() {
            let cell = try FigureRecord(RecordCells(record, under: header, file: file)).cell(&days)
            if let (line, before) = lines.updateValue((record.line, cell), forKey: cell.key), before != cell {
                throw FigureFileError(
                    .figureTwice, file: file, line: record.line,
                    "hetzelfde cijfer staat op regel \(line) en is daar anders",
                    hint: "laat van elk cijfer één regel staan")
            }
            if self.isStrict, let fault = cell.fault { throw Self.impossible(fault, file: file, line: record.line) }
            cells.append(cell)
        }
        let table = CellTable(name: name, dimensions: header.dimensions, cells: cells, peildatum: self.days.peildatum)
        if self.isStrict, let (total, fault) = table.fault {
            throw Self.impossible(fault, file: file, line: lines[total]?.line ?? 1)
        }
        return table
    }

    private static func impossible(_ fault: FigureFault, file: String, line: Int) -> FigureFileError {
        FigureFileError(
            .impossible, file: file, line: line, column: fault.column, fault.message, hint: "maak het bestand opnieuw")
    }
}
