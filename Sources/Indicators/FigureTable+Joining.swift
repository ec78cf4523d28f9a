public import Domain

extension FigureTable {
    /// Several answers at the same two dates as one table: the dimensions of all, with `totaal` where an answer was not split
    /// by one, and every figure once. `tables` is not empty.
    ///
    /// `places` says per table, or not at all, what its figures are limited to: that stands in place of `totaal`, so that rows of
    /// tables with different filters can be told apart.
    public static func joined(_ tables: [FigureTable], places: [[Dimension: String]] = []) -> FigureTable {
        let limits = places.isEmpty ? tables.map { _ in [:] } : places
        let named = Dimension.allCases.filter { dimension in limits.contains { $0[dimension] != nil } }
        let dimensions = (tables.flatMap(\.request.dimensions) + named).reduce(into: [Dimension]()) { all, dimension in
            if !all.contains(dimension) { all.append(dimension) }
        }
        var request = tables[0].request
        request.ids = tables.flatMap(\.request.ids).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        request.dimensions = dimensions
        var seen: Set<Place> = []
        let figures = zip(tables, limits).flatMap { table, limit in
            table.figures.map { figure in
                let values = dimensions.map { dimension in
                    let value = table.request.dimensions.firstIndex(of: dimension).map { figure.values[$0] } ?? Dimension.total
                    return value == Dimension.total ? limit[dimension] ?? value : value
                }
                return figure.placed(at: values)
            }
        }.filter { seen.insert(Place(indicator: $0.indicator, period: $0.period, values: $0.values)).inserted }
        let definitions = tables.flatMap(\.definitions).reduce(into: [Definition]()) { all, definition in
            if !all.contains(where: { $0.id == definition.id }) { all.append(definition) }
        }
        let order = Dictionary(
            request.ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let sorted = figures.enumerated().sorted {
            (order[$0.element.indicator] ?? .max, $0.offset) < (order[$1.element.indicator] ?? .max, $1.offset)
        }
        return FigureTable(
            request: request, dates: tables[0].dates, figures: sorted.map(\.element), definitions: definitions,
            targets: tables[0].targets)
    }

    private struct Place: Hashable {
        let indicator: String
        let period: String
        let values: [String]
    }
}

extension Figure {
    fileprivate func placed(at values: [String]) -> Figure {
        Figure(
            indicator: self.indicator, version: self.version, period: self.period, values: values, numerator: self.numerator,
            denominator: self.denominator, value: self.value, interval: self.interval, unit: self.unit, n: self.n,
            status: self.status)
    }
}
