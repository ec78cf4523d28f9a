internal import Domain
internal import Indicators
internal import Publishing

/// One panel as its template gets it: the figure, its drawing, its table and everything one step away.
struct PanelView {
    let panelID: String
    let panelTitle: String
    /// `K3 2026 · procent`
    let panelWhat: String
    let panelPrefix: String?
    let panelDigits: String?
    let panelSuffix: String?
    /// Why there is no value; nil when there is one.
    let panelStatus: String?
    let panelCounts: String
    let panelInterval: String?
    let panelArrow: String?
    let panelTrend: String?
    let panelJudgement: String?
    let panelNote: String?
    let panelNorm: String?
    let panelDrawing: Drawing?
    let panelParts: [StackPart]
    let panelLegend: String?
    let panelEmpty: String?
    let panelTable: PanelTable?
    let panelIsWide: Bool
    let panelDefinitionLink: String
    let panelFiguresLink: String
    let panelFileLink: String
    let panelLink: String
    let panelChangeLink: String

    /// One part of a stack beside its colour.
    struct StackPart {
        let partNumber: String
        let partName: String
    }

    static let sample = PanelView(
        panelID: "uitval-verloop", panelTitle: "Uitval", panelWhat: "K3 2026 · procent", panelPrefix: "€", panelDigits: "12,5",
        panelSuffix: "%", panelStatus: "afgerond", panelCounts: "5 van 40 trajecten", panelInterval: "5,5 – 26,1",
        panelArrow: "▲",
        panelTrend: "3,2 procentpunt hoger dan K2 2026", panelJudgement: "verschil past binnen toeval", panelNote: "Let op.",
        panelNorm: "Afspraak: 90 %", panelDrawing: .sample, panelParts: [StackPart(partNumber: "1", partName: "huisarts")],
        panelLegend: "De band is het interval.", panelEmpty: "Niets te tellen.", panelTable: .sample, panelIsWide: true,
        panelDefinitionLink: "/definities/uitval", panelFiguresLink: "/o/wieg/cijfers", panelFileLink: "/o/wieg/cijfers.csv",
        panelLink: "/o/wieg/uitkomsten#uitval-verloop",
        panelChangeLink: "/o/wieg/verklaring?ids=uitval")
}

extension PanelView {
    init(
        _ panel: DashboardPanel, _ figures: PanelFigures, page: String, address: PanelAddress, tenant: TenantID, areas: AreaNames
    ) {
        let window = figures.window
        let peildatum = figures.table.dates.peildatum
        let definition =
            figures.table.definitions.first { $0.figureIDs.contains(panel.indicator) } ?? Definition.find(panel.indicator)
        let figure = figures.total(panel.indicator, in: window.chosen.description)
        let text = figure.map { FigureText($0, isLarge: true) }
        let isRunning = window.slice.map { PeriodChooser.isRunning($0, peildatum: peildatum) } ?? false
        let trend = window.compare.flatMap { compare -> Trend? in
            guard let figure else { return nil }
            let spoken = FigureName.period(compare.description)
            // Half a period against a whole one says nothing about a sum.
            guard !(isRunning && figure.isSumOverThePeriod) else {
                return Trend(unfinished: FigureName.period(window.chosen.description))
            }
            return Trend(
                figure, previous: figures.total(panel.indicator, in: compare.description), earlier: spoken,
                better: definition?.direction ?? .neither)
        }
        let content = PanelContent.make(panel, figures, areas: areas)
        let pinned = DateAddress(pinning: figures.table.dates)
        let isCourse = panel.chart == .trend || panel.chart == .stack
        var course = FiguresAddress(
            ids: [panel.indicator],
            per: panel.dimension.map { panel.chart == .stack ? [window.grain.rawValue, $0.rawValue] : [$0.rawValue] }
                ?? [window.grain.rawValue],
            period: isCourse ? window.range : window.chosen.description, dates: pinned)
        course.filters = address.filters
        let id = "\(panel.indicator)-\(panel.chart.rawValue)\(panel.dimension.map { "-\($0.rawValue)" } ?? "")"
            .replacing(".", with: "-")
        func filled(_ word: String?) -> String? { word.flatMap { $0.isEmpty ? nil : $0 } }
        self.init(
            panelID: id, panelTitle: panel.title ?? FigureName.label(panel.indicator, definition),
            panelWhat: [
                FigureName.period(window.chosen.description), (figure?.unit ?? definition?.unit).map(FigureName.unit),
                panel.dimension.map { "per \($0.rawValue)" },
            ].compactMap(\.self).joined(separator: " · "),
            panelPrefix: filled(text?.prefix), panelDigits: text?.digits, panelSuffix: filled(text?.suffix),
            panelStatus: figure == nil ? "geen waarde" : text?.status,
            panelCounts: figure.map { FigureText.counts($0, noun: panel.counts) } ?? "",
            panelInterval: figure.flatMap(FigureText.interval),
            panelArrow: trend?.direction.map { $0 == .up ? "▲" : $0 == .down ? "▼" : "=" }, panelTrend: trend?.text,
            panelJudgement: trend?.judgement, panelNote: panel.note, panelNorm: panel.norm?.label,
            panelDrawing: content.drawing,
            panelParts: content.parts.enumerated().map { StackPart(partNumber: String($0 + 1), partName: $1) },
            panelLegend: content.legend.flatMap { $0.isEmpty ? nil : $0 }, panelEmpty: content.empty, panelTable: content.table,
            panelIsWide: panel.chart == .map, panelDefinitionLink: Links.definition(panel.indicator),
            panelFiguresLink: Links.figures(tenant, course),
            panelFileLink: panel.chart == .spread
                ? Links.spread(tenant, Spread.Kind.behind(panel.indicator), course, form: .excel)
                : Links.figures(tenant, course, form: .excel),
            panelLink: Links.panels(page, tenant, address.dated(pinned)) + "#\(id)",
            panelChangeLink: Links.change(
                tenant,
                ChangeAddress(
                    indicator: panel.indicator, period: window.chosen.description, filters: address.filters,
                    after: address.dates)))
    }
}
