internal import Domain
internal import Indicators

/// What the head of a panel says of the difference: with the period before, or with what the reader chose.
struct PanelHead {
    /// nil when there is nothing to compare with.
    let trend: Trend?
    /// `K3 2025: 8,3 % (3 van 36)`; nil when the reader chose nothing.
    let other: String?
    /// How far chance carries the difference, or that it is not known; nil when the reader chose nothing.
    let chance: String?

    init(_ panel: DashboardPanel, _ figures: PanelFigures, better: Definition.Direction, areas: AreaNames) {
        let window = figures.window
        let figure = figures.total(panel.indicator, in: window.chosen.description)
        guard let names = PanelNames(window, areas: areas) else {
            self.trend = window.previous.flatMap { previous in
                figure.map { figure in
                    // Half a period against a whole one says nothing about a sum.
                    window.own.isRunning(figures.table.dates.peildatum) && figure.isSumOverThePeriod
                        ? Trend(unfinished: FigureName.period(window.chosen.description))
                        : Trend(
                            figure, previous: figures.total(panel.indicator, in: previous.description),
                            earlier: FigureName.period(previous.description), better: better)
                }
            }
            (self.other, self.chance) = (nil, nil)
            return
        }
        let held = figures.held(panel.indicator)
        let sharing = figures.sharing(panel.indicator)
        let trend = figure.map { figure in
            guard figures.isComparable(figure) else { return Self.incomparable(figures) }
            return Trend(figure, previous: held, earlier: names.other, better: better, sharing: sharing)
        }
        self.trend = trend
        self.other = "\(names.other): \(Self.words(held))"
        self.chance =
            trend?.direction == nil
            ? nil : trend?.chance.map { Text["panel.head.interval", ["words": $0.words]] } ?? Self.unknown(figure, sharing)
    }

    private static func incomparable(_ figures: PanelFigures) -> Trend {
        let peildatum = figures.table.dates.peildatum
        let sides = [figures.window.own, figures.window.other].compactMap(\.self)
        return sides.first { $0.isRunning(peildatum) }.map { Trend(unfinished: FigureName.period($0.chosen.description)) }
            ?? .unequal
    }

    private static func words(_ figure: Figure?) -> String {
        guard let figure else { return Text["figure.none"] }
        guard let text = FigureText(figure, isLarge: true).text else { return FigureText.status(figure) ?? Text["figure.none"] }
        let interval = FigureText.interval(figure).map { Text["panel.head.andInterval", ["interval": $0]] } ?? ""
        return figure.unit == .count ? text : "\(text) (\(FigureText.counts(figure, noun: nil))\(interval))"
    }

    private static func unknown(_ figure: Figure?, _ sharing: ChanceOfDifference.Sharing) -> String {
        figure?.interval != nil && sharing != .nothing
            ? Text["panel.head.overlap"]
            : Text["panel.head.unknown"]
    }
}
