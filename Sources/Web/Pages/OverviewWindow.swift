internal import Domain
internal import Indicators

/// The periods an overzicht looks at: the chosen one and its course, eight in all.
struct OverviewWindow: Hashable {
    let chosen: Slice
    let slices: [Slice]

    static let length = 8

    /// The course ends with the period that runs at the peildatum while the chosen one is in sight, else with the chosen one.
    init(chosen asked: Slice?, peildatum: Day, length: Int = Self.length) {
        let chosen = asked ?? PeriodChooser.standard(peildatum: peildatum)
        let running = Slice(grain: chosen.grain, containing: peildatum)
        // One less than the length: the period before the chosen one is in sight too.
        let isInSight = (0..<length - 1).contains(running.index - chosen.index)
        let end = isInSight ? running : chosen
        self.chosen = chosen
        self.slices = (0..<length).map { Slice(grain: chosen.grain, index: end.index - length + 1 + $0) }
    }

    /// `2025-K1..2026-K4`
    var range: String { "\(self.slices[0])..\(self.slices[self.slices.count - 1])" }

    /// The same question, for these periods.
    func question(_ request: FigureRequest) -> FigureRequest {
        var request = request
        request.period = Period(self.slices[0], through: self.slices[self.slices.count - 1])
        request.grain = self.chosen.grain
        return request
    }
}

/// The answer to an overzicht's question.
struct OverviewFigures {
    let table: FigureTable
    let window: OverviewWindow

    private let cells: [Key: Figure]

    private struct Key: Hashable {
        let indicator: String
        let period: String
    }

    init(table: FigureTable, window: OverviewWindow) {
        self.table = table
        self.window = window
        self.cells = Dictionary(
            table.figures.map { (Key(indicator: $0.indicator, period: $0.period), $0) }, uniquingKeysWith: { first, _ in first })
    }

    func figure(_ indicator: String, in slice: Slice) -> Figure? {
        self.cells[Key(indicator: indicator, period: slice.description)]
    }

    /// The periods from the first in which anything happened: before an organisation began there is no line at zero.
    var begun: [Slice] {
        let busy = Set(self.table.figures.lazy.filter { $0.n > 0 }.map(\.period))
        return Array(self.window.slices.drop { !busy.contains($0.description) })
    }
}
