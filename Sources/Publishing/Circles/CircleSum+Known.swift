internal import Disclosure
internal import Domain
internal import Foundation

/// What a reader of a circle knows of single organisations, beside the circle.
extension CircleSum {
    /// Stands for the organisations in the reader's model, where any dimension that adds up will do: a wijkteam is in no circle.
    static let organisation = Dimension.wijkteam

    /// A cell for each organisation and figure: what a gemeente was shown of its other gemeenten, or that it was not. So what was hidden
    /// then stays hidden beside the circle, and no organisation's part comes out.
    ///
    /// nil: for anyone, who was shown nothing of any.
    func known(outside gemeente: String?) -> [FigureCell] {
        self.sources.filter { source in gemeente.map { source.isElsewhere(than: $0) } ?? true }.flatMap { source in
            let shown = gemeente.map { source.rest(of: self.year, to: $0) } ?? [:]
            let totals = Set(self.keys.filter(\.values.isEmpty))
            return totals.union(shown.keys).sorted { $0.indicator < $1.indicator }.map { key in
                let cell = shown[key] ?? self.hidden(key)
                return FigureCell(
                    key: CellKey(
                        indicator: key.indicator, days: key.days, values: [Self.organisation: "org_\(source.organisation)"]),
                    version: cell.version, period: cell.period, numerator: cell.numerator, denominator: cell.denominator,
                    value: nil, interval: nil, unit: cell.unit, n: cell.n, status: cell.status,
                    standing: shown[key] == nil ? .unsaid : .known)
            }
        }
    }
}

extension CircleSource {
    /// What a gemeente was shown of the other gemeenten over the year, and what was hidden of them. Where any of it is not what the circle
    /// holds of them, some of them were not released, or have been corrected since: then only what still is the same.
    fileprivate func rest(of year: Slice, to gemeente: String) -> [CellKey: FigureCell] {
        let days = DayRange(first: year.first, last: year.last)
        let cells = (self.rests[gemeente] ?? []).filter { $0.key.days == days }
        let shown = cells.filter { !$0.isHidden && $0.addsUp }
        guard shown.allSatisfy({ self.agrees(with: $0, outside: gemeente) }) else {
            let same = shown.filter {
                self.cells($0.key, outside: gemeente) != nil && self.agrees(with: $0, outside: gemeente)
            }
            return Dictionary(same.map { ($0.key, $0) }) { $1 }
        }
        return shown.isEmpty ? [:] : Dictionary(cells.map { ($0.key, $0) }) { first, other in other.isHidden ? first : other }
    }

    /// Whether a number is the sum of its parts; `slack`: by what part of themselves they were rounded.
    private func isSum(_ whole: Decimal?, of parts: [Decimal?], within slack: Double) -> Bool {
        let numbers = parts.map { $0 ?? 0 }
        let difference = abs(Double("\((whole ?? 0) - numbers.reduce(0, +))") ?? .infinity)
        return difference <= slack * ([whole ?? 0] + numbers).reduce(0) { $0 + (Double("\($1)") ?? 0) }
    }

    /// Whether a figure of the gemeenten around one is the sum of what was released to them; where that is not shown, it may be.
    func agrees(with rest: FigureCell, outside gemeente: String) -> Bool {
        guard let cells = self.cells(rest.key, outside: gemeente) else { return true }
        return self.isSum(rest.numerator, of: cells.map(\.numerator), within: rest.unit == .tScore ? ScoreRounding.slack : 0)
            && rest.denominator ?? 0 == cells.reduce(0) { $0 + ($1.denominator ?? 0) }
    }
}
