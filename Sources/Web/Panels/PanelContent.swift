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
        if panel.chart == .spread { return .spread(panel, figures) }
        guard let dimension = panel.dimension else { return .trend(panel, figures) }
        switch panel.chart {
        case .trend: return .trend(panel, figures)
        case .spread: return .spread(panel, figures)
        case .bars: return .bars(panel, by: dimension, figures, areas: areas)
        case .parts: return .parts(panel, by: dimension, figures, areas: areas)
        case .stack: return .stack(panel, by: dimension, figures, areas: areas)
        case .funnel: return .funnel(panel, by: dimension, figures, areas: areas)
        case .map: return .map(panel, figures, areas: areas)
        }
    }

    static let nothing = PanelContent(
        empty: "In deze periode en met deze filters is er niets te tellen. Kies een andere periode of laat een filter weg.")
}

extension PanelFigures {
    /// A value of a dimension with its figure in the chosen period.
    struct Part {
        let name: String
        let value: String
        let figure: Figure
    }

    /// Every value in which something is counted: of areas the highest first, of codes in their own order, unknown last.
    func parts(of panel: DashboardPanel, by dimension: Dimension, areas: AreaNames) -> [Part] {
        let parts = self.values(of: dimension).compactMap { value -> Part? in
            guard let figure = self.figure(panel.indicator, in: self.window.chosen.description, dimension, value),
                figure.n > 0 || (figure.value ?? 0) != 0 || figure.status == .hidden || figure.status == .hiddenByComplement
            else { return nil }
            return Part(name: FigureName.value(value, of: dimension, areas: areas), value: value, figure: figure)
        }
        let isRanked = FigureName.codes(dimension) == nil || panel.chart == .parts
        return parts.enumerated().sorted { left, right in
            let unknown = (left.element.value == Dimension.unknown, right.element.value == Dimension.unknown)
            if unknown.0 != unknown.1 { return unknown.1 }
            let values = (left.element.figure.value ?? -.infinity, right.element.figure.value ?? -.infinity)
            return isRanked && values.0 != values.1 ? values.0 > values.1 : left.offset < right.offset
        }.map(\.element)
    }

    /// `nog 12 gemeenten`
    static func rest(_ count: Int, of dimension: Dimension) -> String? {
        guard count > 0 else { return nil }
        let noun: (String, String) =
            switch dimension {
            case .gemeente: ("gemeente", "gemeenten")
            case .jeugdregio: ("jeugdregio", "jeugdregio’s")
            case .provincie: ("provincie", "provincies")
            case .wijkteam: ("wijkteam", "wijkteams")
            default: ("rij", "rijen")
            }
        return "nog \(count) \(count == 1 ? noun.0 : noun.1)"
    }
}
