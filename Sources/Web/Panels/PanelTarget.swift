internal import Domain
internal import Foundation
internal import Indicators

extension DashboardPanel {
    /// A course with the streefwaarden of its figure beside it, in place of a norm of the page's own file. The line is that of
    /// the contract where there is one; in words there are all.
    func aimed(_ figures: PanelFigures, filters: [Domain.Dimension: [String]]) -> DashboardPanel {
        guard self.chart == .trend, self.dimension == nil else { return self }
        let (place, chosen) = (Targets.place(of: filters), figures.window.chosen)
        let day = chosen.last.map { min($0, figures.table.dates.peildatum) } ?? figures.table.dates.peildatum
        let figure = figures.total(self.indicator, in: chosen.description)
        let unit = figure?.unit ?? Definition.find(self.indicator)?.unit ?? .count
        let found = place.isKnown ? figures.targets.of(self.indicator, gemeente: place.gemeente, on: day) : []
        guard let first = found.first else { return self }
        return self.aiming(
            at: Norm(
                value: (first.value as NSDecimalNumber).doubleValue, label: TargetText(target: first, unit: unit).short,
                words: found.map { TargetText(target: $0, unit: unit).sentence(of: figure) }.joined(separator: " ")))
    }
}
