internal import Domain
internal import Indicators
internal import Publishing

/// The course of one figure through the periods of a release, beside what the release before it said of the same periods.
struct OutcomeTrend {
    let indicator: String
    /// `kwartaal`, or a longer one where nearly every quarter is hidden.
    let table: String
    let slices: [Slice]
    /// One per slice; nil where the release has none.
    let figures: [ReleasedFigure?]
    /// What the release before showed differently; empty when it showed nothing else.
    let revised: [Slice: ReleasedFigure]
    let before: [ReleasedFigure?]
    /// Over the longest window of the release: what there is to see where every period is hidden.
    let whole: (table: String, figure: ReleasedFigure)?

    /// Whether a reader sees anything of the course.
    var isSeen: Bool { self.figures.contains { $0?.value != nil } }

    /// The figures of which a course tells a gemeente most, in the order in which its pages show them.
    static let indicators = [
        "aanvragen", "contact_op_tijd", "wachttijd.mediaan", "uitval", "tevredenheid", "zonder_hulp_verder", "doelrealisatie",
        "kosten_per_traject",
    ]

    /// The tables whose periods follow each other, the shortest first.
    private static let tables = [TimeGrain.quarter, .halfYear, .year].map(\.rawValue)

    /// Those of a release which it holds; `earlier` is what its organisation released before.
    static func all(of release: StoredRelease, after earlier: StoredRelease?) -> [OutcomeTrend] {
        let grids = Self.tables.compactMap { release.grid($0) }
        let window = release.grid("drie_jaar")
        let known = Dictionary(grouping: Self.tables.compactMap { earlier?.grid($0) }, by: \.name).compactMapValues(\.first)
        return Self.indicators.compactMap { indicator in
            let courses = grids.compactMap { Course(indicator, in: $0) }
            // The shortest periods of which at least half is seen, else those of which most is.
            let best =
                courses.first { $0.share >= 0.5 }
                ?? courses.enumerated().max { left, right in
                    (left.element.share, -left.offset) < (right.element.share, -right.offset)
                }?.element
            let whole = window?.rows.first { $0.indicator == indicator && $0.domein == nil }?.figures.last ?? nil
            return best.map {
                OutcomeTrend($0, known: known[$0.table].flatMap { Course(indicator, in: $0) }, whole: whole)
            }
        }
    }

    private init(_ course: Course, known: Course?, whole: ReleasedFigure?) {
        let earlier = Dictionary(zip(known?.slices ?? [], known?.figures ?? [])) { first, _ in first }
        var revised: [Slice: ReleasedFigure] = [:]
        for (slice, figure) in zip(course.slices, course.figures) {
            guard let figure, let was = earlier[slice] ?? nil, figure.value != nil, was.value != nil else { continue }
            if figure.numerator != was.numerator || figure.denominator != was.denominator || figure.value != was.value {
                revised[slice] = was
            }
        }
        self.indicator = course.indicator
        self.table = course.table
        self.slices = course.slices
        self.figures = course.figures
        self.revised = revised
        self.whole = whole.map { ("drie_jaar", $0) }
        self.before = course.slices.map { earlier[$0] ?? nil }
    }

    /// A row of a table, without the periods before the help began.
    private struct Course {
        let indicator: String
        let table: String
        let slices: [Slice]
        let figures: [ReleasedFigure?]

        init?(_ indicator: String, in grid: ReleaseGrid) {
            guard let row = grid.rows.first(where: { $0.indicator == indicator && $0.domein == nil }) else { return nil }
            let slices = grid.periods.compactMap { try? Slice($0) }
            guard slices.count == grid.periods.count, !slices.isEmpty else { return nil }
            self.indicator = indicator
            self.table = grid.name
            self.slices = slices
            self.figures = row.figures
        }

        /// How much of it a reader sees.
        var share: Double { Double(self.figures.count { $0?.value != nil }) / Double(self.figures.count) }
    }
}
