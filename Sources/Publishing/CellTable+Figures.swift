public import Disclosure
public import Domain
public import Indicators

extension CellTable {
    /// The cells of counted figures, each with the days it was counted over. Throws ``DomainError`` for a period that is none,
    /// which figures of this product never have.
    public init(_ table: FigureTable, name: String) throws(DomainError) {
        var days = PeriodDays(period: table.request.period, peildatum: table.dates.peildatum)
        let dimensions = table.request.dimensions
        var cells: [FigureCell] = []
        cells.reserveCapacity(table.figures.count)
        for figure in table.figures {
            let range = try days.days(of: figure.period)
            let values = Dictionary(zip(dimensions, figure.values), uniquingKeysWith: { first, _ in first })
            cells.append(
                FigureCell(
                    key: CellKey(indicator: figure.indicator, days: range, values: values),
                    version: figure.version, period: figure.period, numerator: figure.numerator,
                    denominator: figure.denominator, value: figure.value, interval: figure.interval, unit: figure.unit,
                    n: figure.n, status: figure.status))
        }
        self.init(name: name, dimensions: dimensions, cells: cells, peildatum: table.dates.peildatum)
    }
}
