internal import Disclosure
internal import Domain
internal import Foundation

/// What a gemeente was shown of those around it, beside a circle.
extension CircleProtection {
    /// Whether a figure of the circle would let a gemeente work out too much with what it was shown of some organisations' other
    /// gemeenten.
    func tellsTooMuch(_ key: CellKey, to gemeente: String) -> Bool {
        guard key.values.isEmpty else { return false }
        let elsewhere = self.sum.sources.filter { $0.isElsewhere(than: gemeente) }
        let rests = elsewhere.map { Rests(of: $0, to: gemeente, key.indicator) }
        let known = Set(rests.filter { $0.told.contains(key.days) }.map(\.organisation))
        if self.tellsTogether(key, rests, to: gemeente, without: known) { return true }
        if self.tellsRestOfYear(key, to: gemeente, without: known) { return true }
        guard !known.isEmpty else { return false }
        // It knows what each of them has around it. What is left then is what they did not release, or corrected since.
        guard elsewhere.contains(where: { !known.contains($0.organisation) }) else {
            return zip(elsewhere, rests).contains { source, rests in
                rests.cells.contains { $0.key == key && !source.agrees(with: $0, outside: gemeente) }
            }
        }
        return !self.isShowable(self.sum.cell(key, outside: gemeente, without: known))
            || self.tellsOfParts(key, outside: gemeente, without: known)
    }

    /// Whether the circle tells too much of other days, of all organisations together of which a gemeente was shown those; the others,
    /// where it knows their year, it takes off.
    private func tellsTogether(_ key: CellKey, _ rests: [Rests], to gemeente: String, without known: Set<TenantID>) -> Bool {
        let groups = Set(rests.flatMap(\.told).map { days in Set(rests.indices.filter { rests[$0].told.contains(days) }) })
        return groups.contains { group in
            let others = Set(rests.indices.filter { !group.contains($0) }.map { rests[$0].organisation })
            guard others.isSubset(of: known) else { return false }
            return Disclosure.tellsTooMuch(
                self.sum.cell(key, outside: gemeente, without: others), beside: group.sorted().map { rests[$0].cells },
                and: self.ofOtherYears(key, of: Set(group.map { rests[$0].organisation }), outside: gemeente),
                policy: self.policy)
        }
    }

    /// What circles of other years show of some organisations, without the gemeente's own part and those of which it knows that year.
    private func ofOtherYears(_ key: CellKey, of organisations: Set<TenantID>, outside gemeente: String) -> [FigureCell] {
        self.earlier.compactMap { circle in
            guard let sum = circle.sum else { return nil }
            let own = CellKey(
                indicator: key.indicator, days: DayRange(first: sum.year.first, last: sum.year.last), values: key.values)
            let elsewhere = sum.sources.filter { $0.isElsewhere(than: gemeente) }
            let others = elsewhere.filter { !organisations.contains($0.organisation) }
            guard elsewhere.count - others.count == organisations.count,
                circle.table.cells.contains(where: { $0.key == own && !$0.isHidden }),
                others.allSatisfy({ Rests(of: $0, to: gemeente, own.indicator).told.contains(own.days) })
            else { return nil }
            let cell = sum.cell(own, outside: gemeente, without: Set(others.map(\.organisation)))
            return cell.isHidden ? nil : cell
        }
    }

    /// Whether a gemeente was shown what lies around it over a part of the year, so that the circle tells it of the rest of the year what
    /// could not be shown by itself; with and without the organisations of which it knows the whole year. Of days that run into another
    /// year nobody says how many are of this one: those count as all of it.
    private func tellsRestOfYear(_ key: CellKey, to gemeente: String, without known: Set<TenantID>) -> Bool {
        let year = DayRange(first: self.sum.year.first, last: self.sum.year.last)
        var parts: [TenantID: FigureCell] = [:]
        for source in self.sum.sources where source.isElsewhere(than: gemeente) {
            for rest in source.shown(to: gemeente)
            where rest.key.indicator == key.indicator && rest.key.values.isEmpty && rest.key.days.overlap(with: year) != nil {
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

/// What a gemeente was shown of one figure of an organisation's other gemeenten, of all kinds of wet together.
private struct Rests {
    let organisation: TenantID
    let cells: [FigureCell]
    /// The days of which they tell how many there were.
    let told: Set<DayRange>

    init(of source: CircleSource, to gemeente: String, _ indicator: String) {
        self.organisation = source.organisation
        self.cells = source.shown(to: gemeente).filter { $0.key.indicator == indicator && $0.key.values.isEmpty }
        self.told = Disclosure.days(toldBy: self.cells)
    }
}
