internal import Domain
internal import Indicators

extension PanelContent {
    /// What each period's count is made up of.
    static func stack(_ panel: DashboardPanel, by dimension: Dimension, _ figures: PanelFigures, areas: AreaNames) -> PanelContent
    {
        let slices = figures.begun
        func count(_ value: String, _ slice: Slice) -> Double {
            figures.figure(panel.indicator, in: slice.description, dimension, value)?.value ?? 0
        }
        let beside = figures.begunBeside
        func held(_ value: String, _ place: Int) -> Double {
            guard let beside, let other = figures.other else { return 0 }
            return other.figure(panel.indicator, in: beside[place].description, dimension, value)?.value ?? 0
        }
        let values = figures.values(of: dimension)
            .map { value in (value: value, sum: slices.reduce(0) { $0 + count(value, $1) }) }
            .filter { value, sum in sum > 0 || slices.indices.contains { held(value, $0) > 0 } }
            .enumerated().sorted { ($1.element.sum, $0.offset) < ($0.element.sum, $1.offset) }.map(\.element.value)
        guard !values.isEmpty, !slices.isEmpty else { return .nothing }
        let isLong = values.count > StackChart.mostParts
        let named = isLong ? Array(values.prefix(StackChart.mostParts - 1)) : values
        let names = named.map { FigureName.value($0, of: dimension, areas: areas) } + (isLong ? ["overige"] : [])
        let rest = values.dropFirst(named.count)
        let peildatum = figures.table.dates.peildatum
        let columns = slices.map { slice in
            StackChart.Column(
                slice: slice,
                counts: named.map { count($0, slice) } + (isLong ? [rest.reduce(0) { $0 + count($1, slice) }] : []),
                isProvisional: PeriodChooser.isRunning(slice, peildatum: peildatum))
        }
        let name = panel.title ?? FigureName.label(panel.indicator, Definition.find(panel.indicator))
        let words = columns.map { column in
            let parts = zip(names, column.counts).map { "\($0) \(DutchNumber.decimal($1, places: 0))" }
            return "\(column.slice.spoken): \(parts.joined(separator: ", "))"
        }
        let chart = StackChart(
            parts: names, columns: columns,
            label: Text["panel.stack.label", ["name": name, "words": words.joined(separator: "; ")]])
        var rows: [PanelTable.Row] = []
        for (place, column) in columns.enumerated().suffix(PanelTable.mostStacked) {
            for (part, partName) in names.enumerated() {
                let count = column.counts[part]
                let other = part == named.count ? rest.reduce(0) { $0 + held($1, place) } : held(named[part], place)
                let moved = beside.flatMap { $0[place] == column.slice ? nil : $0[place].spoken }
                let isUnequal = column.isProvisional && moved != nil
                rows.append(
                    PanelTable.Row(
                        rowName: "\(column.slice.spoken), \(partName)", rowBar: nil,
                        rowValue: DutchNumber.decimal(count, places: 0), rowInterval: "", rowCounts: "",
                        rowRemark: column.isProvisional ? Text["chart.running"] : "", rowIsTotal: false,
                        rowOther: DutchNumber.decimal(other, places: 0), rowOtherCounts: moved ?? "",
                        rowDifference: isUnequal ? "" : FigureDifference.signed(Int(count - other))))
            }
        }
        let otherNames = PanelNames(figures.window, areas: areas)
        return PanelContent(
            drawing: chart.html(),
            table: PanelTable(
                Text["panel.stack.caption", ["name": name, "dimension": dimension.rawValue]], first: Text["panel.column.period"],
                value: Text["panel.column.count"], counts: nil, columns: [],
                other: beside == nil ? nil : otherNames?.otherLine,
                rows: rows, rest: PanelTable.earlier(columns.count - PanelTable.mostStacked)),
            legend: [
                columns.contains(where: \.isProvisional) ? Text["panel.stack.legend"] : nil,
                otherNames.map {
                    beside == nil
                        ? Text["panel.stack.apart", ["name": $0.other]] : Text["panel.stack.inTable", ["name": $0.other]]
                },
            ].compactMap(\.self).joined(separator: " "),
            parts: names)
    }
}
