public import Domain

/// One drawing on a dashboard page: an indicator and the way it is drawn.
public struct DashboardPanel: Sendable, Hashable {
    /// How a figure is drawn; the word stands in the dashboard's file.
    public enum Chart: String, Sendable, Hashable, CaseIterable {
        /// Its course over the periods, with the interval as a band.
        case trend = "verloop"
        /// A bar per value of a dimension, with the interval as a whisker.
        case bars = "staven"
        /// Each value's part of the total, of a count.
        case parts = "verdeling"
        /// What each period is made up of, of a count.
        case stack = "stapeling"
        /// Every area against how far chance alone carries it, of a share.
        case funnel = "trechter"
        /// A tile per gemeente, by jeugdregio.
        case map = "kaart"
        /// How cases lie over the values behind a figure: days, scores, reasons, or the steps of requests.
        case spread = "spreiding"

        /// Whether it needs a dimension to draw.
        public var needsDimension: Bool { self != .trend && self != .spread }
    }

    public let chart: Chart
    /// The id as exported: `uitval`, `wachttijd.mediaan`.
    public let indicator: String
    /// The dimension it is split by; nil for a course.
    public let dimension: Dimension?
    /// The heading; nil = the definition's label.
    public let title: String?
    /// What is counted: 45 van 54 *aanvragen*.
    public let counts: String?
    /// One sentence a reader of this figure must not miss.
    public let note: String?
    /// A contract norm or an own target, in the unit of the figure, with its words.
    public let norm: Norm?

    public struct Norm: Sendable, Hashable {
        public let value: Double
        public let label: String
        /// Where it comes from and whether the figure reaches it; nil = the label says enough.
        public let words: String?

        public init(value: Double, label: String, words: String? = nil) {
            self.value = value
            self.label = label
            self.words = words
        }
    }
}

extension DashboardPanel {
    /// The same drawing of another figure: the title says where, the other words were about this one.
    public func drawing(_ indicator: String) -> DashboardPanel {
        guard indicator != self.indicator else { return self }
        return DashboardPanel(
            chart: self.chart, indicator: indicator, dimension: self.dimension, title: self.title, counts: nil, note: nil,
            norm: nil)
    }

    /// The same panel with a norm beside its figure.
    public func aiming(at norm: Norm) -> DashboardPanel {
        DashboardPanel(
            chart: self.chart, indicator: self.indicator, dimension: self.dimension, title: self.title, counts: self.counts,
            note: self.note, norm: norm)
    }

    /// Whether the drawing says something of this figure: parts are of a count, a funnel is of a share.
    public func canDraw(_ definition: Definition) -> Bool {
        if let dimension = self.dimension, !definition.dimensions.contains(dimension) { return false }
        switch self.chart {
        case .trend, .bars: return true
        case .parts, .stack: return definition.unit == .count
        case .funnel: return definition.unit == .percent && definition.hasInterval
        case .map: return self.dimension == .gemeente
        case .spread: return Spread.Kind.behind(definition.id) != nil
        }
    }
}
