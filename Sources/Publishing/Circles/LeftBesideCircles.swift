internal import Disclosure
internal import Domain
internal import Foundation
internal import Indicators

/// What a gemeente has left of one figure when it takes circles off what it was shown of each organisation's other gemeenten: of each a
/// run of days that holds the years for which circles have it, and of the next the same days or others. And what circles have left when it
/// takes off those organisations of which it knows all that they hold: of one year, or of two together.
struct LeftBesideCircles {
    /// Rows of a circle of one year without the gemeente's own part.
    private struct Circle {
        let sum: CircleSum
        let days: DayRange
        let organisations: Set<TenantID>
        let rows: [FigureCell]
        /// Whether they are all kinds of wet together.
        let isAll: Bool

        /// nil when nothing is shown.
        init?(_ sum: CircleSum, _ keys: [CellKey], outside gemeente: String) {
            let all = keys.filter(\.values.isEmpty)
            self.sum = sum
            self.isAll = !all.isEmpty
            self.rows = (self.isAll ? all : keys).map { sum.cell($0, outside: gemeente) }.filter { !$0.isHidden }
            self.days = DayRange(first: sum.year.first, last: sum.year.last)
            self.organisations = Set(sum.sources.filter { $0.isElsewhere(than: gemeente) }.map(\.organisation))
            if self.rows.isEmpty { return nil }
        }
    }

    private let gemeente: String
    private let protection: CircleProtection
    /// What was shown of each organisation.
    private let shown: [TenantID: [FigureCell]]
    private let earlier: [Circle]

    init(_ indicator: String, of gemeente: String, _ protection: CircleProtection) {
        let sources = (protection.earlier.compactMap(\.sum) + [protection.sum]).flatMap(\.sources)
        (self.gemeente, self.protection) = (gemeente, protection)
        self.shown = Dictionary(sources.map { ($0.organisation, $0.shown(to: gemeente, of: indicator)) }) { first, _ in first }
        self.earlier = protection.earlier.compactMap { circle in
            let keys = circle.table.cells.filter { !$0.isHidden && $0.key.indicator == indicator }.map(\.key)
            return circle.sum.flatMap { Circle($0, keys, outside: gemeente) }
        }
    }

    /// Whether rows of the circle at hand leave too little, beside any circles of other years.
    func isTooLittle(beside rows: [CellKey]) -> Bool {
        guard let own = Circle(self.protection.sum, rows, outside: self.gemeente) else { return false }
        var choices = [[own]]
        for other in self.earlier { choices += choices.map { $0 + [other] } }
        return choices.contains { circles in
            let sources = self.sources(of: circles)
            return Disclosure.tellsTooMuch(
                circles.flatMap(\.rows), isAll: circles.allSatisfy(\.isAll), of: Array(sources.values),
                policy: self.protection.policy) || self.leave(circles, without: sources.filter { $1.isKnown }.map(\.key))
        }
    }

    private func sources(of circles: [Circle]) -> [TenantID: SeenSource] {
        Dictionary(
            uniqueKeysWithValues: Set(circles.flatMap(\.organisations)).map { organisation in
                let summed = circles.filter { $0.organisations.contains(organisation) }.map(\.days)
                return (organisation, SeenSource(self.shown[organisation] ?? [], summed: Set(summed)))
            })
    }

    /// Whether too little is left of all kinds of wet together in circles of several years, without organisations of which all that they
    /// hold is known.
    private func leave(_ circles: [Circle], without known: [TenantID]) -> Bool {
        guard circles.count > 1, !known.isEmpty, circles.allSatisfy(\.isAll), let sample = circles.first?.rows.first else {
            return false
        }
        let others = Set(circles.flatMap(\.organisations)).subtracting(known)
        let parts = others.map { organisation in
            circles.map { circle in
                let source = circle.sum.sources.first { $0.organisation == organisation }
                let key = CellKey(indicator: sample.key.indicator, days: circle.days, values: [:])
                return source?.cells(key, outside: self.gemeente) ?? []
            }
        }
        guard !parts.isEmpty else { return false }
        return !self.protection.isShowable(sample.together(parts))
            || self.protection.tellOfThemselves(parts.flatMap { $0.flatMap { $0 } })
    }
}

extension FigureCell {
    /// The same of some organisations over several years. A family may be of more than one of them: as many as in the largest there are.
    fileprivate func together(_ parts: [[[FigureCell]]]) -> FigureCell {
        func families(_ cells: [FigureCell]) -> Int { cells.reduce(0) { $0 + ($1.n ?? 0) } }
        let totals = parts.map { $0.flatMap { $0 }.total }
        return self.with {
            $0.numerator = totals.reduce(0) { $0 + $1.numerator }
            if self.denominator != nil { $0.denominator = totals.reduce(0) { $0 + $1.denominator } }
            $0.n = parts.reduce(0) { $0 + ($1.map(families).max() ?? 0) }
            ($0.value, $0.interval, $0.status) = (nil, nil, .value)
            $0.contributions = totals.map {
                Contribution(numerator: $0.numerator.double, denominator: $0.denominator.double)
            }
        }
    }
}
