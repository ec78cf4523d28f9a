internal import Disclosure
internal import Domain
internal import Foundation

/// What a gemeente was shown of those around it, beside a circle.
extension CircleProtection {
    /// Whether the last of some rows of one figure would let a gemeente work out too much, beside the others, with what it was shown of
    /// organisations' other gemeenten. The rows: all kinds of wet together first.
    func tellTooMuch(_ rows: [CellKey], to gemeente: String) -> Bool {
        guard let key = rows.last else { return false }
        // One kind of wet leaves more than all of them together, if those are shown.
        if rows.count == 1 || !rows[0].values.isEmpty {
            if LeftBesideCircles(key.indicator, of: gemeente, self).isTooLittle(beside: rows) { return true }
        }
        return key.values.isEmpty && self.tellsOfOthers(key, to: gemeente)
    }

    /// Whether a figure tells too much of the organisations of which a gemeente does not know the year, or of a part of it.
    private func tellsOfOthers(_ key: CellKey, to gemeente: String) -> Bool {
        let elsewhere = self.sum.sources.filter { $0.isElsewhere(than: gemeente) }
        let shown = elsewhere.map { ($0, $0.shown(to: gemeente, of: key.indicator)) }
        let known = Set(elsewhere.filter { $0.tells(key, to: gemeente) }.map(\.organisation))
        if self.tellsRestOfYear(key, to: gemeente, without: known) { return true }
        guard !known.isEmpty else { return false }
        // It knows what each of them has around it. What is left then is what they did not release, or corrected since.
        guard elsewhere.contains(where: { !known.contains($0.organisation) }) else {
            return shown.contains { source, cells in
                cells.contains { $0.key == key && !source.agrees(with: $0, outside: gemeente) }
            }
        }
        return !self.isShowable(self.sum.cell(key, outside: gemeente, without: known))
            || self.tellsOfParts(key, outside: gemeente, without: known)
    }

    /// Whether a gemeente was shown what lies around it over a part of the year, so that the circle tells it of the rest of the year what
    /// could not be shown by itself; with and without the organisations of which it knows the whole year. Of days that run into another
    /// year nobody says how many are of this one: those count as all of it.
    private func tellsRestOfYear(_ key: CellKey, to gemeente: String, without known: Set<TenantID>) -> Bool {
        let year = DayRange(first: self.sum.year.first, last: self.sum.year.last)
        var parts: [TenantID: FigureCell] = [:]
        for source in self.sum.sources where source.isElsewhere(than: gemeente) {
            for rest in source.shown(to: gemeente, of: key.indicator) where rest.key.days.overlap(with: year) != nil {
                guard rest.key.days != year, !rest.key.days.isOfWholeYears else { continue }
                guard year.contains(rest.key.days) else { return true }
                // The longest says most.
                if parts[source.organisation].map({ $0.key.days.count < rest.key.days.count }) ?? true {
                    parts[source.organisation] = rest
                }
            }
        }
        return !parts.isEmpty
            && [[], known].contains { !self.isShowable(self.sum.cell(key, outside: gemeente, without: $0, less: parts)) }
    }

    /// Whether a gemeente was shown what lies around it over a run of years, and with this circle there would be one of each of them:
    /// their sum would tell what the run does not.
    func completesWindow(of gemeente: String) -> Bool {
        self.sum.sources.flatMap { $0.shown(to: gemeente) }.contains { self.isInCircles($0.key.days) }
    }

    private func isInCircles(_ days: DayRange) -> Bool {
        guard let first = days.first, first < self.sum.year.first || days.last > self.sum.year.last else { return false }
        guard first <= self.sum.year.first, days.last >= self.sum.year.last else { return false }
        let known = Set(self.earlier.flatMap(\.table.cells).map(\.key.days))
        var year = Slice(grain: .year, containing: first)
        while year.first <= days.last {
            guard year == self.sum.year || known.contains(DayRange(first: year.first, last: year.last)) else { return false }
            year = year.next
        }
        return true
    }
}
