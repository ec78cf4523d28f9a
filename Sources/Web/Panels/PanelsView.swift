internal import Domain
internal import Indicators
internal import Publishing

internal import struct Storage.Moment

/// What the template of a page of panels gets.
struct PanelsView: PageView {
    struct Section {
        let sectionTitle: String
        let panels: [PanelView]
    }

    /// One step to another comparison.
    struct CompareLink {
        let compareWords: String
        let compareLink: String
    }

    /// The form above the panels.
    struct Form {
        let action: String
        let chosenPeriod: FieldView
        /// The period shown while the field is empty.
        let shownPeriod: String
        let periods: [FiguresForm.Suggestion]
        let compare: FieldView
        let compareOptions: [FiguresForm.Suggestion]
        /// The figures to choose from; nil on a page with figures of its own.
        let indicators: [FiguresForm.Choice]?
        let filterBoxes: [FiguresForm.Boxes]
        let filterWords: [FiguresForm.Words]
        let filterSummary: String
        let filtersAreOpen: Bool
        let peildatum: FieldView
        let stand: FieldView
        let today: String
    }

    let frame: PageFrame
    let heading: String
    let period: String?
    let periodState: String?
    let intro: String?
    /// What the figures are limited to, in words; nil when they are about everything.
    let limited: String?
    /// What they are held against, and the ways to hold them against something else.
    let compared: String?
    let compareLinks: [CompareLink]
    let form: Form
    let problems: [ProblemRow]
    let dates: DatesView?
    let sections: [Section]
    let isEmpty: Bool

    static let sample = PanelsView(
        frame: .sample, heading: "Uitkomsten", period: "K3 2026", periodState: "De periode loopt nog.", intro: "Hoe het afliep.",
        limited: "Alleen gemeente Amsterdam", compared: "Vergeleken met K3 2025.",
        compareLinks: [CompareLink(compareWords: "een jaar eerder", compareLink: "/o/wieg/uitkomsten?vergelijk=vorigjaar")],
        form: Form(
            action: "/o/wieg/uitkomsten", chosenPeriod: .sample("2026-K3"), shownPeriod: "2026-K3",
            periods: [FiguresForm.Suggestion(suggestionValue: "2026-K3", suggestionLabel: "K3 2026")],
            compare: .sample("2025-K3"),
            compareOptions: [FiguresForm.Suggestion(suggestionValue: "vorigjaar", suggestionLabel: "een jaar eerder")],
            indicators: [.sample], filterBoxes: FiguresForm.sample.filterBoxes,
            filterWords: FiguresForm.sample.filterWords, filterSummary: "gemeente", filtersAreOpen: true,
            peildatum: .sample("2026-11-22"), stand: .sample("levering-12"), today: "2026-11-22"),
        problems: [ProblemRow(problemText: "Dat is geen periode.", problemLink: "#periode")], dates: .sample,
        sections: [Section(sectionTitle: "Uitval", panels: [.sample])], isEmpty: true)
}

extension PanelsView.Form {
    init(
        _ address: PanelAddress, dashboard: Dashboard, tenant: TenantID, today: Day, areas: AreaNames, shown: String,
        compareOptions: [FiguresForm.Suggestion] = [], problems: [FieldProblem]
    ) {
        func problem(_ field: String) -> String? { problems.first { $0.field == field }?.sentence }
        let closed = PanelAddress.dimensions.filter { FigureName.codes($0) != nil }
        let open = PanelAddress.dimensions.filter { FigureName.codes($0) == nil }
        let asked = PanelAddress.dimensions.filter { address.filters[$0] != nil }
        self.init(
            action: Links.panels(dashboard.name, tenant),
            chosenPeriod: FieldView(address.period, name: "periode", problems: problems), shownPeriod: shown,
            periods: Self.periods(today), compare: FieldView(address.compare, name: "vergelijk", problems: problems),
            compareOptions: compareOptions,
            indicators: dashboard.choosesIndicator
                ? Definition.all.flatMap { definition in
                    definition.figureIDs.map { id in
                        FiguresForm.Choice(
                            "ids", id, FigureName.label(id, definition),
                            id == address.indicator ?? dashboard.panels.first?.indicator)
                    }
                } : nil,
            filterBoxes: closed.map { FiguresForm.Boxes($0, chosen: address.filters[$0] ?? [], problem: problem($0.rawValue)) },
            filterWords: open.map {
                FiguresForm.Words($0, values: address.filters[$0] ?? [], areas: areas, problem: problem($0.rawValue))
            },
            filterSummary: asked.isEmpty ? Text["figures.filters.none"] : asked.map(\.rawValue).joined(separator: ", "),
            filtersAreOpen: PanelAddress.dimensions.contains { problem($0.rawValue) != nil }
                || problem("peildatum") != nil || problem("stand") != nil,
            peildatum: FieldView(address.dates.peildatum, name: "peildatum", problems: problems),
            stand: FieldView(address.dates.stand, name: "stand", problems: problems), today: today.iso)
    }

    /// To start from; any period can be written.
    private static func periods(_ today: Day) -> [FiguresForm.Suggestion] {
        let quarter = Slice(grain: .quarter, containing: today)
        let year = Slice(grain: .year, containing: today)
        let single = [quarter] + (1...7).map { Slice(grain: .quarter, index: quarter.index - $0) }
        let halves = (0...2).map { Slice(grain: .halfYear, index: Slice(grain: .halfYear, containing: today).index - $0) }
        let years = (0...2).map { Slice(grain: .year, index: year.index - $0) }
        return (single + halves + years).map {
            FiguresForm.Suggestion(suggestionValue: $0.description, suggestionLabel: $0.spoken)
        } + [
            FiguresForm.Suggestion(
                suggestionValue: "\(Slice(grain: .year, index: year.index - 3))..\(year.previous)",
                suggestionLabel: Text["panels.period.lastThree"])
        ]
    }
}

extension PanelsView {
    init(
        _ figures: PanelFigures, dashboard: Dashboard, address: PanelAddress, tenant: Tenant, delivery: DeliverySummary?,
        today: Day, areas: AreaNames, maySeeCases: Bool, frame: PageFrame
    ) {
        let dates = figures.table.dates
        let window = figures.window
        let isRunning = window.own.isRunning(dates.peildatum)
        let names = PanelNames(window, areas: areas)
        let pinned = address.dated(DateAddress(pinning: dates))
        let drawn = Set(figures.panels)
        let isEmpty = delivery == nil && dates.stand.number == 0
        self.init(
            frame: frame, heading: figures.heading(of: dashboard), period: FigureName.period(window.chosen.description),
            periodState: isRunning ? Text["period.provisional"] : nil,
            intro: dashboard.intro, limited: Self.limited(address, areas: areas),
            compared: names.map { Text["panels.comparedWith", ["name": $0.other]] },
            compareLinks: PanelCompareOptions.links(address, page: dashboard.name, tenant: tenant.id),
            form: Form(
                address, dashboard: dashboard, tenant: tenant.id, today: today, areas: areas,
                shown: window.chosen.description, compareOptions: PanelCompareOptions.suggestions(figures, areas: areas),
                problems: []), problems: [],
            dates: DatesView(
                dates, delivery: delivery, today: today,
                latestLink: Links.panels(dashboard.name, tenant.id, address.dated(DateAddress())),
                downloads: isEmpty ? nil : DownloadsView { Links.panels(dashboard.name, tenant.id, pinned, form: $0) }),
            sections: isEmpty
                ? []
                : figures.sections(of: dashboard).map { section in
                    Section(
                        sectionTitle: section.title,
                        panels: section.panels.filter(drawn.contains).map {
                            PanelView(
                                $0, figures, page: dashboard.name, address: address, tenant: tenant.id, areas: areas,
                                maySeeCases: maySeeCases)
                        })
                }.filter { !$0.panels.isEmpty },
            isEmpty: isEmpty)
    }

    /// The page of a question that could not be answered: the form as it was filled, and why.
    init(
        problems: [FieldProblem], dashboard: Dashboard, address: PanelAddress, tenant: Tenant, today: Day, areas: AreaNames,
        frame: PageFrame
    ) {
        self.init(
            frame: frame, heading: dashboard.title, period: nil, periodState: nil, intro: nil, limited: nil, compared: nil,
            compareLinks: [],
            form: Form(
                address, dashboard: dashboard, tenant: tenant.id, today: today, areas: areas,
                shown: "", problems: problems),
            problems: problems.map(ProblemRow.init), dates: nil, sections: [], isEmpty: false)
    }

    private static func limited(_ address: PanelAddress, areas: AreaNames) -> String? {
        let parts = PanelAddress.dimensions.compactMap { dimension -> String? in
            guard let values = address.filters[dimension] else { return nil }
            let names = values.map { FigureName.value($0, of: dimension, areas: areas) }
            return "\(dimension.rawValue) \(names.joined(separator: " of "))"
        }
        return parts.isEmpty ? nil : Text["panels.only", ["parts": parts.joined(separator: ", ")]]
    }
}

extension PanelFigures {
    /// The page's title, with the figure where the reader chooses one.
    func heading(of dashboard: Dashboard) -> String {
        guard dashboard.choosesIndicator, let id = self.panels.first?.indicator else { return dashboard.title }
        return "\(dashboard.title): \(FigureName.label(id, Definition.find(id)))"
    }

    /// The sections of a page with the panels as they are drawn here: of the chosen figure where the reader chooses.
    func sections(of dashboard: Dashboard) -> [(title: String, panels: [DashboardPanel])] {
        dashboard.sections.map { section in
            (
                section.title,
                section.panels.compactMap { panel in
                    self.panels.first {
                        $0.chart == panel.chart && $0.dimension == panel.dimension
                            && (dashboard.choosesIndicator || $0.indicator == panel.indicator)
                    }
                }
            )
        }
    }
}
