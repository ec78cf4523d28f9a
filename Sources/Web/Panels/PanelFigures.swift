internal import Domain
internal import Indicators

internal import struct Foundation.Decimal

/// Everything a page of panels shows, as answers to a few questions at the same two dates.
struct PanelFigures {
    let window: PanelWindow
    let panels: [DashboardPanel]
    let own: PanelSide
    /// What the page is held against; nil when nothing was asked.
    let other: PanelSide?
    /// All of it as one table, for the files of the page.
    let table: FigureTable

    /// The course as it was known before the last delivery; nil when there was nothing before.
    private let earlier: PanelSide?

    /// Of the cases that count on both sides, where that was asked.
    private let shared: [String: Figure]

    init(
        window: PanelWindow, panels: [DashboardPanel], questions: PanelQuestions, answers: [FigureTable], spreads: [Spread] = [],
        otherSpreads: [Spread] = [], earlier: FigureTable? = nil
    ) {
        let own = answers.prefix(questions.own.count)
        let other = answers.dropFirst(questions.own.count).prefix(questions.other.count)
        let shared = answers.dropFirst(questions.own.count + questions.other.count)
        self.window = window
        self.panels = panels
        self.own = PanelSide(window.own, answers: own, spreads: spreads)
        self.other = window.other.map { PanelSide($0, answers: other, spreads: otherSpreads) }
        self.earlier = earlier.map { PanelSide(window.own, answers: [$0], spreads: []) }
        self.shared = Dictionary(shared.flatMap(\.figures).map { ($0.indicator, $0) }) { first, _ in first }
        self.table = FigureTable.joined(answers, places: Self.places(window, questions))
    }

    /// What each answer is limited to, where the sides are two places.
    private static func places(_ window: PanelWindow, _ questions: PanelQuestions) -> [[Dimension: String]] {
        guard window.comparison?.isPlace == true else { return [] }
        let (own, other) = (self.place(window.own.filters), self.place(window.other?.filters ?? [:]))
        let both = [questions.shared].compactMap(\.self).map { _ in own.merging(other) { $1 } }
        return questions.own.map { _ in own } + questions.other.map { _ in other } + both
    }

    /// What stands in the columns of places for the rows of one side, so that both can be told apart in a file.
    private static func place(_ filters: [Dimension: [String]]) -> [Dimension: String] {
        filters.filter { PanelComparison.places.contains($0.key) }.mapValues { $0.joined(separator: "|") }
    }

    /// A figure of everything together.
    func total(_ indicator: String, in period: String) -> Figure? { self.own.total(indicator, in: period) }

    /// The same figure before the last delivery, where that was another; nothing of a period that still ran.
    func revised(_ indicator: String, in slice: Slice) -> Figure? {
        guard !PeriodChooser.isRunning(slice, peildatum: self.table.dates.peildatum),
            let now = self.total(indicator, in: slice.description),
            let before = self.earlier?.total(indicator, in: slice.description),
            now.version == before.version,
            (now.numerator, now.denominator) != (before.numerator, before.denominator) || now.value != before.value
        else { return nil }
        return before
    }

    func figure(_ indicator: String, in period: String, _ dimension: Dimension, _ value: String) -> Figure? {
        self.own.figure(indicator, in: period, dimension, value)
    }

    /// The values that occur on either side, in the order of the table.
    func values(of dimension: Dimension) -> [String] {
        let own = self.own.values(of: dimension)
        return own + (self.other?.values(of: dimension) ?? []).filter { !own.contains($0) }
    }

    /// The same figure on the other side, in its own chosen period.
    func held(_ indicator: String) -> Figure? {
        self.other.flatMap { $0.total(indicator, in: $0.selection.chosen.description) }
    }

    /// What both sides of a figure have in common.
    func sharing(_ indicator: String) -> ChanceOfDifference.Sharing {
        switch self.window.sharing {
        case nil: return .nothing
        case .known(let sharing): return sharing
        case .counted:
            guard let both = self.shared[indicator]?.denominator,
                let own = self.total(indicator, in: self.window.chosen.description)?.denominator,
                let other = self.held(indicator)?.denominator
            else { return .some }
            return both == 0 ? .nothing : both == min(own, other) ? .all : .some
        }
    }

    /// The jeugdregio of each gemeente that occurs on either side.
    var regions: [String: String] { self.own.regions.merging(self.other?.regions ?? [:]) { own, _ in own } }

    /// The course from the first period in which anything happened on either side, as places in it.
    private var begunPlaces: Range<Int> {
        let slices = self.window.slices
        let indicators = Set(self.panels.map(\.indicator))
        let other = self.other
        func isBusy(_ side: PanelSide, _ place: Int) -> Bool {
            guard side.selection.slices.indices.contains(place) else { return false }
            let period = side.selection.slices[place].description
            return indicators.contains { (side.total($0, in: period)?.n ?? 0) > 0 }
        }
        let first = slices.indices.first { place in
            isBusy(self.own, place) || other.map { isBusy($0, place) } ?? false
        }
        return (first ?? slices.endIndex)..<slices.endIndex
    }

    /// The course from the first period in which anything happened.
    var begun: [Slice] { Array(self.window.slices[self.begunPlaces]) }

    /// The periods of the other side beside ``begun``; nil when they cannot be laid side by side.
    var begunBeside: [Slice]? {
        guard let slices = self.other?.selection.slices, slices.count == self.window.slices.count else { return nil }
        return Array(slices[self.begunPlaces])
    }
}
