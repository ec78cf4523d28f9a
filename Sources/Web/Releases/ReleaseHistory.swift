internal import Domain
internal import Indicators
internal import Publishing

/// What the releases of one organisation said of the same figure, one after the other: the figures that did not stay as they were.
struct ReleaseHistory {
    /// One figure over the days of one period, all kinds of wet together.
    struct Course {
        let indicator: String
        let period: String
        /// One for each release; nil where it has none, or where the period was not over.
        let figures: [ReleasedFigure?]

        /// Whether two releases show it differently. What a time shows and another hides has not changed.
        var isChanged: Bool {
            let shown = figures.compactMap { $0 }.filter { $0.value != nil }
            return zip(shown, shown.dropFirst()).contains { one, next in
                one.numerator != next.numerator || one.denominator != next.denominator || one.value != next.value
            }
        }
    }

    /// Of one organisation, the earliest first; only those that still count.
    let releases: [StoredRelease]
    /// The changed ones: first what tells a gemeente most, then the longest and latest periods.
    let courses: [Course]

    /// As many releases as a table shows side by side.
    private static let most = 8
    /// Longer periods before shorter ones.
    static let tables = ["drie_jaar", "jaar", "periode", "halfjaar", "kwartaal"]

    init(_ all: [StoredRelease], of organisation: String) {
        self.releases = all.filter { $0.manifest.organisatie.id == organisation && $0.withdrawal == nil }
            .sorted { $0.number < $1.number }.suffix(Self.most)
        var known: [Key: [Int: ReleasedFigure]] = [:]
        for (place, release) in self.releases.enumerated() {
            let peildatum = try? Day(release.manifest.peildatum)
            for (rank, table) in Self.tables.enumerated() {
                guard let grid = release.grid(table) else { continue }
                for row in grid.rows where row.domein == nil && row.reden == nil {
                    for (period, figure) in zip(grid.periods, row.figures) {
                        guard let figure, let end = (try? Period(period))?.last, let peildatum, end <= peildatum else { continue }
                        known[Key(indicator: row.indicator, period: period, rank: rank, end: end), default: [:]][place] = figure
                    }
                }
            }
        }
        let count = self.releases.count
        var seen: Set<[String]> = []
        self.courses = known.sorted { $0.key < $1.key }.map { key, figures in
            Course(indicator: key.indicator, period: key.period, figures: (0..<count).map { figures[$0] })
        }.filter { $0.isChanged && seen.insert([$0.indicator, $0.period]).inserted }
    }

    private struct Key: Hashable, Comparable {
        let indicator: String
        let period: String
        let rank: Int
        let end: Day

        private static let order: [String: Int] = {
            let ids = OutcomeTrend.indicators + Definition.all.flatMap(\.figureIDs)
            return Dictionary(zip(ids, ids.indices)) { first, _ in first }
        }()

        static func < (left: Key, right: Key) -> Bool {
            let (one, other) = (Self.order[left.indicator] ?? .max, Self.order[right.indicator] ?? .max)
            return (one, left.indicator, left.rank, right.end.number, left.period)
                < (other, right.indicator, right.rank, left.end.number, right.period)
        }
    }
}
