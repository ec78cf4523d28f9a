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
            let side = value > share ? "hoger" : "lager"
            let remark =
                switch limits.judge(numerator, of: count) {
                case .usual: "binnen toeval"
                case .notable: "\(side) dan toeval verklaart"
                case .exceptional: "veel \(side) dan toeval verklaart"
                }
            drawn.append(
                FunnelPlot.Area(
                    name: part.name, share: value, numerator: numerator, count: count,
                    readout: ChartReadout(part.name, part.figure, remark: remark)))
            return PanelTable.Row(part.name, figure, remark: remark).beside(figure, part.other)
                .aimed(at: targets, figure, unit: .percent)
        }
        let name = panel.title ?? FigureName.label(panel.indicator, Definition.find(panel.indicator))
        let outside = rows.filter { $0.rowRemark.contains("dan toeval") }.map { "\($0.rowName) \($0.rowRemark)" }
        let summary =
            outside.isEmpty
            ? "Geen enkele wijkt verder af van het totaal dan toeval verklaart."
            : "\(outside.prefix(5).joined(separator: "; "))."
        let plot = FunnelPlot(
            areas: drawn, total: share, label: "\(name) per \(dimension.rawValue) tegen het aantal. \(summary)")
        return PanelContent(
            drawing: plot.html(),
            table: PanelTable(
                "\(name) per \(dimension.rawValue), met wat toeval verklaart", first: FigureName.dimension(dimension),
                value: "Waarde, procent", columns: [.intervals],
                other: PanelNames(figures.window, areas: areas)?.other, unit: .percent, rows: Array(rows.prefix(PanelTable.most)),
                rest: PanelFigures.rest(rows.count - PanelTable.most, of: dimension)),
            legend:
                "\(summary) Tussen de doorgetrokken lijnen ligt wat bij 95 van de 100 door toeval komt, tussen de gestippelde bij 998 van de 1.000. Hoe minder gevallen, hoe meer toeval."
        )
    }
}
