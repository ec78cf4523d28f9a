internal import Domain

/// What a reader can choose to compare with, without knowing how it is written.
enum PanelCompareOptions {
    /// Beside the field: a year before, all places where the page is about one, the periods before, and every place that occurs.
    static func suggestions(_ figures: PanelFigures, areas: AreaNames) -> [FiguresForm.Suggestion] {
        let window = figures.window
        var found = [(PanelComparison.yearBefore, Text["panels.compare.yearBefore"])]
        if self.isAboutPlaces(window.own.filters) { found.append((PanelComparison.total, Text["panels.compare.everywhere"])) }
        if let slice = window.slice {
            found += (1...5).map { Slice(grain: slice.grain, index: slice.index - $0) }.map { ($0.description, $0.spoken) }
        }
        for dimension in PanelComparison.codedPlaces.reversed() {
            found += figures.values(of: dimension).compactMap { code in
                areas.name(dimension, code).map { ("\(dimension.rawValue):\(code)", $0) }
            }.sorted { $0.1 < $1.1 }
        }
        return found.map { FiguresForm.Suggestion(suggestionValue: $0.0, suggestionLabel: $0.1) }
    }

    /// The comparisons most asked for, one step away; the one that is on is not among them.
    static func links(_ address: PanelAddress, page: String, tenant: TenantID) -> [PanelsView.CompareLink] {
        var found: [(String, String?)] = [(Text["panels.compare.yearBefore.short"], PanelComparison.yearBefore)]
        if self.isAboutPlaces(address.filters) { found.append((Text["panels.compare.everywhere"], PanelComparison.total)) }
        if address.compare != nil { found.append((Text["panels.compare.nothing"], nil)) }
        return found.filter { $0.1 != address.compare }.map {
            PanelsView.CompareLink(compareWords: $0.0, compareLink: Links.panels(page, tenant, address.compared(with: $0.1)))
        }
    }

    private static func isAboutPlaces(_ filters: [Dimension: [String]]) -> Bool {
        PanelComparison.places.contains { filters[$0] != nil }
    }
}
