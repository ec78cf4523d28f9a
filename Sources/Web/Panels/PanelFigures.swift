internal import Domain
internal import Indicators

/// Everything a page of panels shows, as answers to a few questions at the same two dates.
struct PanelFigures {
    let window: PanelWindow
    let panels: [DashboardPanel]
    /// All of it as one table, for the files of the page.
    let table: FigureTable

    /// What lies behind figures, where a panel draws it.
    let spreads: [Spread.Kind: Spread]

    private let cells: [Place: Figure]
    private let values: [Dimension: [String]]

    private struct Place: Hashable {
        let indicator: String
        let period: String
        let dimension: Dimension?
        let value: String
    }

    /// The questions: the course, the chosen and the compared period where the course lacks them, and one per dimension.
    static func questions(_ panels: [DashboardPanel], _ window: PanelWindow, base: FigureRequest) throws(DomainError)
        -> [FigureRequest]
    {
        let ids = panels.map(\.indicator).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        var course = base
        course.ids = ids
        course.period = try Period(window.range)
        course.grain = window.grain
        var questions = [course]
        for period in [window.chosen, window.compare].compactMap(\.self) where !window.holds(period) {
            var question = base
            question.ids = ids
            question.period = period
            questions.append(question)
        }
        for dimension in Dimension.allCases {
            let drawn = panels.filter { $0.dimension == dimension }
            for isCourse in [false, true] {
                let wanted = drawn.filter { ($0.chart == .stack) == isCourse }.map(\.indicator)
                guard !wanted.isEmpty else { continue }
                var question = isCourse ? course : base
                question.ids = ids.filter(wanted.contains)
                if !isCourse { question.period = window.chosen }
                question.dimensions = dimension == .gemeente && !isCourse ? [.jeugdregio, .gemeente] : [dimension]
                questions.append(question)
            }
        }
        return questions
    }

    init(window: PanelWindow, panels: [DashboardPanel], answers: [FigureTable], spreads: [Spread] = []) {
        self.window = window
        self.spreads = Dictionary(spreads.map { ($0.kind, $0) }) { first, _ in first }
        self.panels = panels
        self.table = FigureTable.joined(answers)
        var cells: [Place: Figure] = [:]
        var values: [Dimension: [String]] = [:]
        for answer in answers {
            // The last dimension is the one drawn; before gemeente stands its jeugdregio, of which only the total is not a place.
            for figure in answer.figures {
                let dimension = answer.request.dimensions.last
                let value = figure.values.last ?? Dimension.total
                if dimension == .gemeente, figure.values[0] != Dimension.total, value == Dimension.total { continue }
                cells[Place(indicator: figure.indicator, period: figure.period, dimension: dimension, value: value)] = figure
                if let dimension, value != Dimension.total, values[dimension]?.contains(value) != true {
                    values[dimension, default: []].append(value)
                }
            }
        }
        self.cells = cells
        self.values = values
    }

    /// A figure of everything together.
    func total(_ indicator: String, in period: String) -> Figure? {
        self.cells[Place(indicator: indicator, period: period, dimension: nil, value: Dimension.total)]
    }

    func figure(_ indicator: String, in period: String, _ dimension: Dimension, _ value: String) -> Figure? {
        self.cells[Place(indicator: indicator, period: period, dimension: dimension, value: value)]
    }

    /// The values that occur, in the order of the table.
    func values(of dimension: Dimension) -> [String] { self.values[dimension] ?? [] }

    /// The jeugdregio of each gemeente that occurs.
    var regions: [String: String] {
        guard let region = self.table.request.dimensions.firstIndex(of: .jeugdregio),
            let gemeente = self.table.request.dimensions.firstIndex(of: .gemeente)
        else { return [:] }
        var regions: [String: String] = [:]
        for figure in self.table.figures
        where figure.values[gemeente] != Dimension.total && figure.values[region] != Dimension.total {
            regions[figure.values[gemeente]] = figure.values[region]
        }
        return regions
    }

    /// The course from the first period in which anything happened.
    var begun: [Slice] {
        let busy = Set(self.table.figures.lazy.filter { $0.n > 0 }.map(\.period))
        return Array(self.window.slices.drop { !busy.contains($0.description) })
    }
}
