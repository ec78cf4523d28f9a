internal import Disclosure
internal import Domain
internal import Foundation
internal import Indicators

/// One row of a figures file, whatever it was made from: the only place that lays cells under the columns.
struct FigureRow {
    let indicator: String
    let version: Int
    let period: String
    /// One per dimension; `totaal` stands for all together.
    let values: [String]
    let numerator: Decimal?
    let denominator: Decimal?
    let value: Double?
    let interval: Interval?
    let unit: FigureUnit
    let n: Int?
    let status: FigureStatus

    /// A counted figure: nothing is hidden in it.
    init(_ figure: Figure) {
        self.indicator = figure.indicator
        self.version = figure.version
        self.period = figure.period
        self.values = figure.values
        self.numerator = figure.numerator
        self.denominator = figure.denominator
        self.value = figure.value
        self.interval = figure.interval
        self.unit = figure.unit
        self.n = figure.n
        self.status = figure.status
    }

    /// A cell of a release. A hidden one says its status and no number at all, not even n (reading 7.14).
    init(_ cell: FigureCell, dimensions: [Domain.Dimension]) {
        let isShown = !cell.isHidden
        self.indicator = cell.key.indicator
        self.version = cell.version
        self.period = cell.period
        self.values = dimensions.map { cell.key.values[$0] ?? Domain.Dimension.total }
        self.numerator = isShown ? cell.numerator : nil
        self.denominator = isShown ? cell.denominator : nil
        self.value = isShown ? cell.value : nil
        self.interval = isShown ? cell.interval : nil
        self.unit = cell.unit
        self.n = isShown ? cell.n : nil
        self.status = cell.status
    }

    /// A whole file, header included.
    static func csv(_ rows: some Sequence<FigureRow>, dimensions: [Domain.Dimension], form: ExportForm) -> [UInt8] {
        var writer = CSVWriter(form)
        let columns = FigureColumn.all(dimensions)
        writer.append(columns.map { CSVWriter.Cell.code($0.name) })
        for row in rows { writer.append(row.cells, under: columns, form) }
        return writer.bytes
    }

    /// One per column.
    var cells: [ListCell] {
        var cells: [ListCell] = [.code(self.indicator), .whole(self.version), .code(self.period)]
        for value in self.values { cells.append(.text(value)) }
        cells.append(self.numerator.map { .decimal($0) } ?? .empty)
        cells.append(self.denominator.map { .decimal($0) } ?? .empty)
        cells.append(self.value.map { .measure($0) } ?? .empty)
        cells.append((self.interval?.lower).map { .measure($0) } ?? .empty)
        cells.append((self.interval?.upper).map { .measure($0) } ?? .empty)
        cells.append(.code(self.unit.rawValue))
        cells.append(self.n.map { .whole($0) } ?? .empty)
        cells.append(.code(self.status.rawValue))
        return cells
    }
}
