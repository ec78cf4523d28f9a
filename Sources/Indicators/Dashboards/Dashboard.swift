internal import Domain

/// One dashboard page as its file in `dashboards/` describes it: which figures, in which order, under which words.
///
/// Changing a page's figures is editing that file; nothing else. ``DashboardFile`` reads and checks it at start.
public struct Dashboard: Sendable, Hashable {
    /// The file's name without `.yaml`, and the last part of the page's address: `overzicht`.
    public let name: String
    public let title: String
    /// One sentence under the title; nil when there is none.
    public let intro: String?
    /// Whether the reader chooses the figure that all panels draw.
    public let choosesIndicator: Bool
    public let sections: [Section]
    /// The same page in other languages, by code: the same figures in the same order under other words.
    public var translations: [String: Dashboard] = [:]

    /// Tiles or panels that belong together, under one heading: a section has one or the other.
    public struct Section: Sendable, Hashable {
        public let title: String
        public let tiles: [Tile]
        public let panels: [DashboardPanel]
    }

    /// One figure on the page.
    public struct Tile: Sendable, Hashable {
        /// The id as exported: `uitval`, `wachttijd.mediaan`.
        public let indicator: String
        /// The heading; nil = the definition's label.
        public let label: String?
        /// What is counted, for the words beside the figure: 45 van 54 *aanvragen*.
        public let counts: String?
        /// One sentence a reader of this figure must not miss.
        public let note: String?
    }

    /// The ids of all its figures, each once, in the order of the page.
    public var indicators: [String] {
        self.sections.flatMap { $0.tiles.map(\.indicator) + $0.panels.map(\.indicator) }
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    public var panels: [DashboardPanel] { self.sections.flatMap(\.panels) }

    /// The page in a language; as its own file has it where there is no other.
    public func spoken(in language: String) -> Dashboard { self.translations[language] ?? self }

    /// What is drawn, part by part, without a word of it: equal for a page and its translation.
    var outline: [[String]] {
        [[self.choosesIndicator ? "choose" : ""]]
            + self.sections.map { section in
                section.tiles.map(\.indicator)
                    + section.panels.map { panel in
                        "\(panel.chart.rawValue) \(panel.indicator) \(panel.dimension?.rawValue ?? "") \(panel.norm.map { "\($0.value)" } ?? "")"
                    }
            }
    }
}
