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
    /// `K3 2025: 8,3 % (3 van 36)`; nil when nothing was asked to compare with.
    let panelOther: String?
    /// How far chance carries the difference, or that it is not known.
    let panelChance: String?
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
    /// The file of the other side, where the first holds one side only.
    let panelOtherFileLink: String?
    let panelLink: String?
    /// nil for who may not see cases.
    let panelCasesLink: String?
    /// nil where nothing tells why the figure is what it is.
    let panelChangeLink: String?
    let panelChangeWords: String

    /// One part of a stack beside its colour.
    struct StackPart {
        let partNumber: String
        let partName: String
    }

    static let sample = PanelView(
        panelID: "uitval-verloop", panelTitle: "Uitval", panelWhat: "K3 2026 · procent", panelPrefix: "€", panelDigits: "12,5",
        panelSuffix: "%", panelStatus: "afgerond", panelCounts: "5 van 40 trajecten", panelInterval: "5,5 – 26,1",
        panelArrow: "▲",
        panelTrend: "3,2 procentpunt hoger dan K2 2026", panelJudgement: "verschil past binnen toeval",
        panelOther: "K3 2025: 8,3 % (3 van 36)", panelChance: "95%-interval van het verschil: -4,1 tot +9,8 procentpunt",
        panelNote: "Let op.",
        panelNorm: "Afspraak: 90 %", panelDrawing: .sample, panelParts: [StackPart(partNumber: "1", partName: "huisarts")],
        panelLegend: "De band is het interval.", panelEmpty: "Niets te tellen.", panelTable: .sample, panelIsWide: true,
        panelDefinitionLink: "/definities/uitval", panelFiguresLink: "/o/wieg/cijfers", panelFileLink: "/o/wieg/cijfers.csv",
        panelOtherFileLink: "/o/wieg/spreiding.csv", panelLink: "/o/wieg/uitkomsten#uitval-verloop",
        panelCasesLink: "/o/wieg/cijfers/casussen?ids=uitval", panelChangeLink: "/o/wieg/verklaring?ids=uitval",
        panelChangeWords: "Waarom veranderd")
}

extension PanelView {
    init(
        _ panel: DashboardPanel, _ figures: PanelFigures, page: String, address: PanelAddress, tenant: TenantID, areas: AreaNames,
        maySeeCases: Bool
    ) {
        let panel = panel.aimed(figures)
        let window = figures.window
        let definition =
            figures.table.definitions.first { $0.figureIDs.contains(panel.indicator) } ?? Definition.find(panel.indicator)
        let figure = figures.total(panel.indicator, in: window.chosen.description)
        let text = figure.map { FigureText($0, isLarge: true) }
        let comparison = PanelHead(panel, figures, better: definition?.direction ?? .neither, areas: areas)
        let trend = comparison.trend
        let content = PanelContent.make(panel, figures, areas: areas)
        let links = PanelLinks(panel, figures, page: page, address: address, tenant: tenant)
        func filled(_ word: String?) -> String? { word.flatMap { $0.isEmpty ? nil : $0 } }
        self.init(
            panelID: links.id, panelTitle: panel.title ?? FigureName.label(panel.indicator, definition),
            panelWhat: [
                FigureName.period(window.chosen.description),
                // How its cases are spread has a title of its own, which does not say what the figure over it is.
                panel.chart == .spread && panel.title != nil ? FigureName.label(panel.indicator, definition) : nil,
                (figure?.unit ?? definition?.unit).map(FigureName.unit),
                panel.dimension.map { Text["panel.per", ["dimension": $0.rawValue]] },
            ].compactMap(\.self).joined(separator: " · "),
            panelPrefix: filled(text?.prefix), panelDigits: text?.digits, panelSuffix: filled(text?.suffix),
            panelStatus: figure == nil ? Text["figure.none"] : text?.status,
            panelCounts: figure.map { FigureText.counts($0, noun: panel.counts) } ?? "",
            panelInterval: figure.flatMap(FigureText.interval),
            panelArrow: trend?.direction.map { $0 == .up ? "▲" : $0 == .down ? "▼" : "=" }, panelTrend: trend?.text,
            panelJudgement: trend?.judgement, panelOther: comparison.other, panelChance: comparison.chance,
            panelNote: panel.note, panelNorm: panel.norm.map { $0.words ?? $0.label }, panelDrawing: content.drawing,
            panelParts: content.parts.enumerated().map { StackPart(partNumber: String($0 + 1), partName: $1) },
            panelLegend: filled(content.legend), panelEmpty: content.empty, panelTable: content.table,
            panelIsWide: panel.chart == .map, panelDefinitionLink: Links.definition(panel.indicator),
            panelFiguresLink: links.figures, panelFileLink: links.file, panelOtherFileLink: links.otherFile,
            panelLink: links.own, panelCasesLink: maySeeCases ? links.cases : nil,
            panelChangeLink: links.change, panelChangeWords: links.changeWords)
    }
}
