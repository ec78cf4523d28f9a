internal import Domain
internal import Indicators

extension PanelContent {
    /// The course of one figure.
    static func trend(_ panel: DashboardPanel, _ figures: PanelFigures) -> PanelContent {
        let peildatum = figures.table.dates.peildatum
        let slices = figures.begun
        let found = slices.map { figures.total(panel.indicator, in: $0.description) }
        guard let unit = found.compactMap(\.self).first?.unit, found.contains(where: { $0?.value != nil }) else {
            return .nothing
        }
        func isRunning(_ slice: Slice) -> Bool { PeriodChooser.isRunning(slice, peildatum: peildatum) }
        let points = zip(slices, found).map { slice, figure in
            TrendChart.Point(
                slice: slice, value: figure?.value, interval: figure?.interval,
                readout: ChartReadout(slice.spoken, figure, remark: isRunning(slice) ? "voorlopig: loopt nog" : ""),
                isProvisional: isRunning(slice), isChosen: slice == figures.window.slice)
        }
        let name = panel.title ?? FigureName.label(panel.indicator, Definition.find(panel.indicator))
        let chart = TrendChart(
            points: points, unit: unit, endLabel: found.last.flatMap { $0 }.flatMap { FigureText($0, isLarge: true).column },
            norm: panel.norm.map { TrendChart.Norm(value: $0.value, label: $0.label) },
            label: "Verloop van \(name): \(points.map(\.readout.sentence).joined(separator: "; "))")
        return PanelContent(
            drawing: chart.html(),
            table: PanelTable(
                "\(name) per periode", first: "Periode", value: "Waarde, \(FigureName.unit(unit))",
                counts: unit == .count ? nil : "Aantallen",
                columns: found.contains { $0?.interval != nil } ? [.intervals] : [],
                rows: zip(slices, found).map { slice, figure in
                    PanelTable.Row(slice.spoken, figure, remark: isRunning(slice) ? "voorlopig: loopt nog" : "")
                }),
            legend: Self.legend(points))
    }

    private static func legend(_ points: [TrendChart.Point]) -> String? {
        var sentences: [String] = []
        if points.contains(where: { $0.interval != nil }) { sentences.append("De band is het 95%-interval.") }
        if points.contains(where: \.isProvisional) { sentences.append("De open stip is een periode die nog loopt.") }
        if points.contains(where: { $0.value == nil }) { sentences.append("Een gat is een periode zonder waarde.") }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }
}
