internal import Domain

/// What the two sides of a comparison are called: in sentences, and shorter beside a line's end.
struct PanelNames {
    /// `K3 2026`, `Amsterdam`
    let own: String
    /// `K3 2025`, `jeugdregio Amsterdam-Amstelland`, `alle plaatsen samen`
    let other: String
    /// `2026`, `gekozen`
    let ownLine: String
    /// `2025`, `1 jaar eerder`
    let otherLine: String

    /// nil when nothing is compared.
    init?(_ window: PanelWindow, areas: AreaNames) {
        guard let comparison = window.comparison, let other = window.other else { return nil }
        switch comparison {
        case .period(let period):
            self.own = FigureName.period(window.chosen.description)
            self.other = FigureName.period(period.description)
            if let slice = window.slice, let first = other.slices.first {
                self.ownLine = Text["panel.line.chosen"]
                self.otherLine = Self.distance(window.slices[0].index - first.index, slice.grain)
            } else {
                self.ownLine = Self.span(window.slices)
                self.otherLine = Self.span(other.slices)
            }
        case .place(let dimension, let code):
            self.own = Self.places(window.own.filters, areas)
            self.other = Self.place(code, dimension, areas)
            (self.ownLine, self.otherLine) = (self.own, self.other)
        case .everywhere:
            self.own = Self.places(window.own.filters, areas)
            self.other = Text["panels.compare.everywhere"]
            (self.ownLine, self.otherLine) = (self.own, Text["panel.line.total"])
        }
    }

    /// As much of a name as stands beside a line; the whole of it is in the legend.
    static func fitted(_ name: String, _ size: ChartSize) -> String {
        ChartSize.shortened(name, to: size == .wide ? 18 : 12)
    }

    /// `Amsterdam`, `provincie Utrecht`: a name that several kinds of places have says which.
    private static func place(_ code: String, _ dimension: Dimension, _ areas: AreaNames) -> String {
        let name = FigureName.value(code, of: dimension, areas: areas)
        return dimension == .gemeente ? name : "\(dimension.rawValue) \(name)"
    }

    private static func places(_ filters: [Dimension: [String]], _ areas: AreaNames) -> String {
        let names = PanelComparison.places.flatMap { dimension in
            (filters[dimension] ?? []).map { self.place($0, dimension, areas) }
        }
        return names.isEmpty ? Text["panels.compare.everywhere"] : names.joined(separator: ", ")
    }

    /// `1 jaar eerder`, `2 kwartalen later`
    private static func distance(_ steps: Int, _ grain: TimeGrain) -> String {
        let perYear = 12 / grain.months
        let isYears = steps % perYear == 0
        let count = abs(isYears ? steps / perYear : steps)
        let size =
            switch isYears ? .year : grain {
            case .month: Text["count.months", count: count]
            case .quarter: Text["panel.line.quarters", count: count]
            case .halfYear: Text["panel.line.halfYears", count: count]
            case .year: Text["panel.line.years", count: count]
            }
        return steps > 0 ? Text["panel.line.earlier", ["size": size]] : Text["panel.line.later", ["size": size]]
    }

    /// `2025`, `2023–2025`, `K1–K3 2026`, `K2 2025–K1 2026`
    private static func span(_ slices: [Slice]) -> String {
        guard let first = slices.first, let last = slices.last else { return "" }
        let (from, to) = (first.first.date.year, last.last.date.year)
        let perYear = 12 / first.grain.months
        if slices.count % perYear == 0, first.index % perYear == 0 { return from == to ? "\(from)" : "\(from)–\(to)" }
        guard slices.count > 1 else { return first.spoken }
        let ends = (ChartPeriod(first).short, ChartPeriod(last).short)
        return from == to ? "\(ends.0)–\(ends.1) \(to)" : "\(ends.0) \(from)–\(ends.1) \(to)"
    }
}
