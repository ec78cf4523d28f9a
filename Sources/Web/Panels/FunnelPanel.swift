internal import Domain
internal import Indicators

internal import class Foundation.NSDecimalNumber

extension PanelContent {
    /// Which areas lie further from the total than chance carries them.
    static func funnel(_ panel: DashboardPanel, by dimension: Dimension, _ figures: PanelFigures, areas: AreaNames)
        -> PanelContent
    {
        let parts = figures.parts(of: panel, by: dimension, areas: areas)
        guard let total = figures.total(panel.indicator, in: figures.window.chosen.description), let share = total.value,
            !parts.isEmpty
        else { return .nothing }
        let limits = BinomialLimits(share: share / 100)
        var drawn: [FunnelPlot.Area] = []
        let rows = parts.map { part -> PanelTable.Row in
            let targets = figures.targets(of: panel.indicator, for: part.value, in: dimension)
            guard let figure = part.figure, let value = figure.value, let teller = figure.numerator,
                let noemer = figure.denominator
            else {
                return PanelTable.Row(part.name, part.figure).beside(part.figure, part.other)
                    .aimed(at: targets, part.figure, unit: .percent)
            }
            let (numerator, count) = ((teller as NSDecimalNumber).intValue, (noemer as NSDecimalNumber).intValue)
            let side = value > share ? Text["difference.higher"] : Text["difference.lower"]
            let remark =
                switch limits.judge(numerator, of: count) {
                case .usual: Text["chance.inside"]
                case .notable: Text["chance.outside", ["side": side]]
                case .exceptional: Text["chance.farOutside", ["side": side]]
                }
            drawn.append(
                FunnelPlot.Area(
                    name: part.name, share: value, numerator: numerator, count: count,
                    readout: ChartReadout(part.name, part.figure, remark: remark)))
            return PanelTable.Row(part.name, figure, remark: remark).beside(figure, part.other)
                .aimed(at: targets, figure, unit: .percent)
        }
        let name = panel.title ?? FigureName.label(panel.indicator, Definition.find(panel.indicator))
        let notable = Set(drawn.filter { limits.judge($0.numerator, of: $0.count) != .usual }.map(\.name))
        let outside = rows.filter { notable.contains($0.rowName) }.map { "\($0.rowName) \($0.rowRemark)" }
        let summary =
            outside.isEmpty
            ? Text["panel.funnel.nobody"]
            : "\(outside.prefix(5).joined(separator: "; "))."
        let plot = FunnelPlot(
            areas: drawn, total: share,
            label: Text["panel.funnel.label", ["name": name, "dimension": dimension.rawValue, "summary": summary]])
        return PanelContent(
            drawing: plot.html(),
            table: PanelTable(
                Text["panel.funnel.caption", ["name": name, "dimension": dimension.rawValue]],
                first: FigureName.dimension(dimension),
                value: Text["panel.column.percent"], columns: [.intervals],
                other: PanelNames(figures.window, areas: areas)?.other, unit: .percent, rows: Array(rows.prefix(PanelTable.most)),
                rest: PanelFigures.rest(rows.count - PanelTable.most, of: dimension)),
            legend:
                Text["panel.funnel.legend", ["summary": summary]]
        )
    }
}
