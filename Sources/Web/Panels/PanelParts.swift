internal import Domain
internal import Indicators

extension PanelFigures {
    /// A value of a dimension with its figure in the chosen period, on either side.
    struct Part {
        let name: String
        let value: String
        /// nil where only the other side has it.
        let figure: Figure?
        /// Of the other side; nil without a comparison, and where only this side has it.
        let other: Figure?
    }

    /// Every value in which something is counted: of areas the highest first, of codes in their own order, unknown last.
    func parts(of panel: DashboardPanel, by dimension: Dimension, areas: AreaNames) -> [Part] {
        let parts = self.values(of: dimension).compactMap { value -> Part? in
            let figure = self.own.figure(panel.indicator, dimension, value)
            let other = self.other?.figure(panel.indicator, dimension, value)
            guard Self.counts(figure) || Self.counts(other) else { return nil }
            // Beside a page about one place, the other side's places say nothing, but for the one that was asked.
            if figure == nil, self.window.comparison?.isPlace == true, PanelComparison.places.contains(dimension),
                self.window.comparison != .place(dimension, value)
            {
                return nil
            }
            return Part(
                name: FigureName.value(value, of: dimension, areas: areas), value: value, figure: figure, other: other)
        }
        let isRanked = FigureName.codes(dimension) == nil || panel.chart == .parts
        return parts.enumerated().sorted { left, right in
            let unknown = (left.element.value == Dimension.unknown, right.element.value == Dimension.unknown)
            if unknown.0 != unknown.1 { return unknown.1 }
            let values = (left.element.figure?.value ?? -.infinity, right.element.figure?.value ?? -.infinity)
            return isRanked && values.0 != values.1 ? values.0 > values.1 : left.offset < right.offset
        }.map(\.element)
    }

    private static func counts(_ figure: Figure?) -> Bool {
        guard let figure else { return false }
        return figure.n > 0 || (figure.value ?? 0) != 0 || figure.status == .hidden || figure.status == .hiddenByComplement
    }

    /// Whether a difference of these sides says something: not of a sum over half a period, or over fewer months.
    func isComparable(_ figure: Figure?) -> Bool { figure?.isSumOverThePeriod != true || self.sumsAreComparable }

    private var sumsAreComparable: Bool {
        guard let other = self.other, other.selection.chosen != self.window.chosen else { return true }
        let peildatum = self.table.dates.peildatum
        return self.window.own.isAsLong(as: other.selection) && !self.window.own.isRunning(peildatum)
            && !other.selection.isRunning(peildatum)
    }

    /// `nog 12 gemeenten`
    static func rest(_ count: Int, of dimension: Dimension) -> String? {
        guard count > 0 else { return nil }
        return switch dimension {
        case .gemeente: Text["panel.rest.gemeenten", count: count]
        case .jeugdregio: Text["panel.rest.jeugdregios", count: count]
        case .provincie: Text["panel.rest.provincies", count: count]
        case .wijkteam: Text["panel.rest.wijkteams", count: count]
        default: Text["panel.rest.rows", count: count]
        }
    }
}
