internal import Domain
internal import Indicators

/// What a panel draws, made from the figures of its page. One file per kind of drawing; here only which is which.
struct PanelContent {
    /// The drawing as HTML; nil when its table is the drawing, or there is nothing to draw.
    let drawing: Drawing?
    let table: PanelTable?
    /// How to read the drawing, in a sentence.
    let legend: String?
    /// The parts of a stack, in the order of their colours.
    let parts: [String]
    /// Why nothing is drawn; nil when something is.
    let empty: String?

    init(drawing: Drawing? = nil, table: PanelTable? = nil, legend: String? = nil, parts: [String] = [], empty: String? = nil) {
        (self.drawing, self.table, self.legend, self.parts, self.empty) = (drawing, table, legend, parts, empty)
    }

    static func make(_ panel: DashboardPanel, _ figures: PanelFigures, areas: AreaNames) -> PanelContent {
        if panel.chart == .spread { return .spread(panel, figures, areas: areas) }
        guard let dimension = panel.dimension else { return .trend(panel, figures, areas: areas) }
        switch panel.chart {
        case .trend: return .trend(panel, figures, areas: areas)
        case .spread: return .spread(panel, figures, areas: areas)
        case .bars: return .bars(panel, by: dimension, figures, areas: areas)
        case .parts: return .parts(panel, by: dimension, figures, areas: areas)
        case .stack: return .stack(panel, by: dimension, figures, areas: areas)
        case .funnel: return .funnel(panel, by: dimension, figures, areas: areas)
        case .map: return .map(panel, figures, areas: areas)
        }
    }

    static var nothing: PanelContent {
        PanelContent(
            empty: Text["panel.nothing"])
    }
}
