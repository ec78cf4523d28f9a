internal import Domain
internal import Indicators

extension PanelContent {
    /// A bar per value of a dimension, with its interval, under the total.
    static func bars(_ panel: DashboardPanel, by dimension: Dimension, _ figures: PanelFigures, areas: AreaNames) -> PanelContent
    {
        let parts = figures.parts(of: panel, by: dimension, areas: areas)
        guard let unit = parts.first?.figure.unit else { return .nothing }
        let total = figures.total(panel.indicator, in: figures.window.chosen.description)
        let shown = parts.prefix(PanelTable.most)
        let ends = (shown.map(\.figure) + [total].compactMap(\.self)).flatMap {
            [$0.value, $0.interval?.upper].compactMap(\.self)
        }
        let scale = ChartScale(upTo: ends)
        // A count's total would dwarf its parts; a share's is what they are held against.
        let isShare = unit != .count && unit != .hours && unit != .euro
        let reference = isShare ? total?.value : nil
        let drawn = isShare ? scale : ChartScale(upTo: shown.compactMap(\.figure.value))
        func bar(_ figure: Figure) -> Drawing? {
            figure.value.map { BarDrawing(value: $0, interval: figure.interval, reference: reference, scale: drawn).html() }
        }
        var rows = shown.map { PanelTable.Row($0.name, $0.figure, bar: bar($0.figure)) }
        if let total {
            rows.insert(PanelTable.Row("Totaal", total, bar: isShare ? bar(total) : nil, isTotal: true), at: 0)
        }
        let name = panel.title ?? FigureName.label(panel.indicator, Definition.find(panel.indicator))
        let hasIntervals = shown.contains { $0.figure.interval != nil }
        return PanelContent(
            table: PanelTable(
                "\(name) per \(dimension.rawValue)", first: FigureName.dimension(dimension),
                value: "Waarde, \(FigureName.unit(unit))", counts: isShare ? "Aantallen" : nil,
                columns: hasIntervals ? [.bars, .intervals] : [.bars], isOpen: true,
                rows: rows, rest: PanelFigures.rest(parts.count - shown.count, of: dimension)),
            legend: [
                hasIntervals
                    ? "De dunne streep is het 95%-interval: overlappen twee strepen, dan kan het verschil toeval zijn." : nil,
                reference != nil ? "De stippellijn is het totaal." : nil,
            ].compactMap(\.self).joined(separator: " "))
    }

    /// Each value's part of a count.
    static func parts(_ panel: DashboardPanel, by dimension: Dimension, _ figures: PanelFigures, areas: AreaNames) -> PanelContent
    {
        let parts = figures.parts(of: panel, by: dimension, areas: areas)
        let total = figures.total(panel.indicator, in: figures.window.chosen.description)
        guard !parts.isEmpty, let all = total?.value, all > 0 else { return .nothing }
        let shown = parts.prefix(PanelTable.most)
        let scale = ChartScale(upTo: shown.compactMap { $0.figure.value.map { 100 * $0 / all } })
        let rows = shown.map { part in
            let share = part.figure.value.map { 100 * $0 / all }
            return PanelTable.Row(
                rowName: part.name,
                rowBar: share.map { BarDrawing(value: $0, interval: nil, reference: nil, scale: scale).html() },
                rowValue: FigureText(part.figure).column ?? "–", rowInterval: "",
                rowCounts: share.map { "\(DutchNumber.decimal($0, places: 1))\u{00A0}%" } ?? "",
                rowRemark: FigureText.status(part.figure) ?? "", rowIsTotal: false)
        }
        let name = panel.title ?? FigureName.label(panel.indicator, Definition.find(panel.indicator))
        return PanelContent(
            table: PanelTable(
                "\(name) per \(dimension.rawValue)", first: FigureName.dimension(dimension), value: "Aantal", counts: "Deel",
                columns: [.bars],
                isOpen: true, rows: Array(rows) + [PanelTable.Row("Totaal", total, isTotal: true)],
                rest: PanelFigures.rest(parts.count - shown.count, of: dimension)),
            legend: dimension.hasSeveralValues
                ? "Een casus kan bij meer dan één horen: samen is het meer dan het totaal." : nil)
    }
}

/// One bar with its interval, as wide as its place in the table.
struct BarDrawing {
    let value: Double
    let interval: Interval?
    let reference: Double?
    let scale: ChartScale

    func html() -> Drawing {
        func x(_ value: Double) -> Double { 100 * self.scale.place(value) }
        let zero = x(max(self.scale.lower, 0))
        var svg = SVGText()
        svg.rect("kz-bars__bar", min(zero, x(self.value)), 3, abs(x(self.value) - zero), 14)
        if let interval {
            svg.line("kz-bars__whisker", x(interval.lower), 10, x(interval.upper), 10)
        }
        if let reference { svg.line("kz-bars__reference", x(reference), 0, x(reference), 20) }
        return Drawing(
            "<svg class=\"kz-bars__drawing\" viewBox=\"0 0 100 20\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">\(svg.text)</svg>"
        )
    }
}
