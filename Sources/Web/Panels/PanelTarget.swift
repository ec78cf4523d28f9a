internal import Domain
internal import Foundation
internal import Indicators

extension DashboardPanel {
    /// The panel with the streefwaarden of its figure in words, in place of a norm of the page's own file; in a course also as a
    /// line. The line is that of the contract where there is one; in words there are all.
    func aimed(_ figures: PanelFigures) -> DashboardPanel {
        let chosen = figures.window.chosen
        let figure = figures.total(self.indicator, in: chosen.description)
        let unit = figure?.unit ?? Definition.find(self.indicator)?.unit ?? .count
        let found = figures.targets(of: self.indicator, until: chosen.last)
        guard let first = found.first else { return self }
        return self.aiming(
            at: Norm(
                value: (first.value as NSDecimalNumber).doubleValue, label: TargetText(target: first, unit: unit).short,
                words: found.map { TargetText(target: $0, unit: unit).sentence(of: figure) }.joined(separator: " ")))
    }
}

extension PanelFigures {
    /// The streefwaarden of a figure of everything on the page, on the last day of a period or the peildatum before it.
    func targets(of indicator: String, until last: Day?) -> [Target] {
        self.targets(of: indicator, in: Targets.place(of: self.window.own.filters), until: last)
    }

    /// Those of one value of a dimension in the chosen period.
    func targets(of indicator: String, for value: String, in dimension: Domain.Dimension) -> [Target] {
        self.targets(
            of: indicator, in: Targets.place(of: value, in: dimension, filters: self.window.own.filters),
            until: self.window.chosen.last)
    }

    private func targets(of indicator: String, in place: Targets.Place?, until last: Day?) -> [Target] {
        let peildatum = self.table.dates.peildatum
        return self.table.targets.of(indicator, in: place, on: last.map { min($0, peildatum) } ?? peildatum)
    }
}

extension PanelTable {
    /// A streefwaarde beside the figure of a row.
    struct RowTarget {
        /// `minstens 90 %`
        let targetValue: String
        /// `contractnorm, gehaald`
        let targetRemark: String
    }
}

extension PanelTable.Row {
    /// With the streefwaarden that were set for it.
    func aimed(at targets: [Target], _ figure: Figure?, unit: FigureUnit) -> PanelTable.Row {
        var row = self
        row.rowTargets = targets.map { target in
            let text = TargetText(target: target, unit: unit)
            return PanelTable.RowTarget(targetValue: text.value, targetRemark: text.remark(on: figure))
        }
        return row
    }
}
