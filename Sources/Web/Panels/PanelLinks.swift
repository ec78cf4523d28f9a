internal import Domain
internal import Indicators
internal import Publishing

/// Where a panel leads: its figures, its files, why it changed, and back to itself at the dates it was made with.
struct PanelLinks {
    /// The panel's place on its page: `uitval-verloop`.
    let id: String
    let figures: String
    let file: String
    /// The file of the other side, where the first holds one side only.
    let otherFile: String?
    let change: String
    let changeWords: String
    let own: String
    /// The cases behind the figure of the chosen period.
    let cases: String

    init(_ panel: DashboardPanel, _ figures: PanelFigures, page: String, address: PanelAddress, tenant: TenantID) {
        let window = figures.window
        let pinned = address.dated(DateAddress(pinning: figures.table.dates))
        let isCourse = panel.chart == .trend || panel.chart == .stack
        func course(_ side: PanelSelection) -> FiguresAddress {
            var course = FiguresAddress(
                ids: [panel.indicator],
                per: panel.dimension.map { panel.chart == .stack ? [window.grain.rawValue, $0.rawValue] : [$0.rawValue] }
                    ?? [window.grain.rawValue],
                period: isCourse ? side.range : side.chosen.description, dates: pinned.dates)
            course.filters = side.filters
            return course
        }
        self.id = "\(panel.indicator)-\(panel.chart.rawValue)\(panel.dimension.map { "-\($0.rawValue)" } ?? "")"
            .replacing(".", with: "-")
        self.figures = Links.figures(tenant, course(window.own))
        let kind = Spread.Kind.behind(panel.indicator)
        if panel.chart == .spread {
            self.file = Links.spread(tenant, kind, course(window.own), form: .excel)
            self.otherFile = window.other.map { Links.spread(tenant, kind, course($0), form: .excel) }
        } else {
            // Both sides stand in the page's file only.
            self.file =
                window.other == nil
                ? Links.figures(tenant, course(window.own), form: .excel) : Links.panels(page, tenant, pinned, form: .excel)
            self.otherFile = nil
        }
        var change = ChangeAddress(
            indicator: panel.indicator, period: window.chosen.description, filters: address.filters, after: address.dates)
        if case .period(let period) = window.comparison {
            change.compare = period.description
            self.changeWords = Text["panel.why.differs"]
        } else {
            self.changeWords = Text["panel.why.changed"]
        }
        self.change = Links.change(tenant, change)
        self.cases = Links.figureCases(
            tenant,
            FigureCasesAddress(
                panel.indicator, period: window.chosen.description, filters: address.filters, dates: pinned.dates))
        self.own = Links.panels(page, tenant, pinned) + "#\(self.id)"
    }
}
