internal import Disclosure
internal import Domain

/// What a gemeente has left of one figure when it takes circles off what it was shown of each organisation's other gemeenten: of each a
/// run of days that holds the years for which circles have it, and of the next the same days or others.
struct LeftBesideCircles {
    /// Rows of a circle of one year without the gemeente's own part.
    private struct Circle {
        let days: DayRange
        let organisations: Set<TenantID>
        let rows: [FigureCell]
        /// Whether they are all kinds of wet together.
        let isAll: Bool

        /// nil when nothing is shown.
        init?(_ sum: CircleSum, _ keys: [CellKey], outside gemeente: String) {
            let all = keys.filter(\.values.isEmpty)
            self.isAll = !all.isEmpty
            self.rows = (self.isAll ? all : keys).map { sum.cell($0, outside: gemeente) }.filter { !$0.isHidden }
            self.days = DayRange(first: sum.year.first, last: sum.year.last)
            self.organisations = Set(sum.sources.filter { $0.isElsewhere(than: gemeente) }.map(\.organisation))
            if self.rows.isEmpty { return nil }
        }
    }

    private let gemeente: String
    private let sum: CircleSum
    private let policy: DisclosurePolicy
    /// What was shown of each organisation.
    private let shown: [TenantID: [FigureCell]]
    private let earlier: [Circle]

    init(_ indicator: String, of gemeente: String, sum: CircleSum, earlier: [MadeCircle], policy: DisclosurePolicy) {
        let sources = (earlier.compactMap(\.sum) + [sum]).flatMap(\.sources)
        (self.gemeente, self.sum, self.policy) = (gemeente, sum, policy)
        self.shown = Dictionary(sources.map { ($0.organisation, $0.shown(to: gemeente, of: indicator)) }) { first, _ in first }
        self.earlier = earlier.compactMap { circle in
            let keys = circle.table.cells.filter { !$0.isHidden && $0.key.indicator == indicator }.map(\.key)
            return circle.sum.flatMap { Circle($0, keys, outside: gemeente) }
        }
    }

    /// Whether rows of the circle at hand leave too little, beside any circles of other years.
    func isTooLittle(beside rows: [CellKey]) -> Bool {
        guard let own = Circle(self.sum, rows, outside: self.gemeente) else { return false }
        var choices = [[own]]
        for other in self.earlier { choices += choices.map { $0 + [other] } }
        return choices.contains { circles in
            let sources = Set(circles.flatMap(\.organisations)).map { organisation in
                SeenSource(
                    self.shown[organisation] ?? [],
                    summed: Set(circles.filter { $0.organisations.contains(organisation) }.map(\.days)))
            }
            return Disclosure.tellsTooMuch(
                circles.flatMap(\.rows), isAll: circles.allSatisfy(\.isAll), of: sources, policy: self.policy)
        }
    }
}
