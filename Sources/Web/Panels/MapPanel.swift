internal import Domain
internal import Indicators

extension PanelContent {
    /// A tile per gemeente, by jeugdregio: the value is written in it, the shade only helps to find it.
    static func map(_ panel: DashboardPanel, _ figures: PanelFigures, areas: AreaNames) -> PanelContent {
        let parts = figures.parts(of: panel, by: .gemeente, areas: areas)
        let drawn = parts.filter { $0.figure != nil }
        guard let unit = drawn.first?.figure?.unit else { return .nothing }
        let regions = figures.regions
        let scale = ChartScale(drawn.compactMap { $0.figure?.value }, unit: unit, steps: 5)
        var html = ""
        let groups = Dictionary(grouping: drawn) { regions[$0.value] ?? Dimension.unknown }
        let named = groups.map { code, parts in
            (name: FigureName.value(code, of: .jeugdregio, areas: areas), parts: parts.sorted { $0.name < $1.name })
        }.sorted { $0.name < $1.name }
        for group in named {
            html +=
                "<div class=\"kz-map__region\"><h4 class=\"kz-map__name\">\(SVGText.escaped(group.name))</h4><ul class=\"kz-map__tiles\">"
            for part in group.parts {
                let shade = part.figure?.value.map { 1 + min(4, Int(scale.place($0) * 5)) }
                let value = part.figure.flatMap { FigureText($0, isLarge: true).column } ?? "–"
                html +=
                    "<li class=\"kz-map__tile kz-map__tile--\(shade.map(String.init) ?? "none")\" title=\"\(SVGText.escaped(ChartReadout(part.name, part.figure).text))\"><span class=\"kz-map__place\">\(SVGText.escaped(part.name))</span> <span class=\"kz-map__value\">\(SVGText.escaped(value))</span></li>"
            }
            html += "</ul></div>"
        }
        let name = panel.title ?? FigureName.label(panel.indicator, Definition.find(panel.indicator))
        return PanelContent(
            drawing: Drawing("<div class=\"kz-map\" data-reach=\"near\">\(html)</div>"),
            table: PanelTable(
                Text["panel.map.caption", ["name": name]], first: Text["dimension.gemeente"],
                value: Text["panel.column.value", ["unit": FigureName.unit(unit)]],
                counts: unit == .count ? nil : Text["panel.column.counts"],
                columns: parts.contains { $0.figure?.interval != nil } ? [.intervals] : [],
                other: PanelNames(figures.window, areas: areas)?.other, unit: unit,
                rows: parts.prefix(PanelTable.most).map {
                    PanelTable.Row($0.name, $0.figure)
                        .beside($0.figure, $0.other, isComparable: figures.isComparable($0.figure))
                        .aimed(
                            at: figures.targets(of: panel.indicator, for: $0.value, in: .gemeente), $0.figure, unit: unit)
                },
                rest: PanelFigures.rest(parts.count - PanelTable.most, of: .gemeente)),
            legend: Text["panel.map.legend"])
    }
}
