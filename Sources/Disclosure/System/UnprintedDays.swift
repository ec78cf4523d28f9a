internal import Domain

/// What a release tells of days that it prints no slice of: three years in one figure, beside the last two of them, are a figure of the
/// first. Those days get cells that were never said and must not come out, unless what is left could be shown by itself.
struct UnprintedDays {
    /// A window, the slices of it that do not overlap, and the days that they leave.
    private struct Rest: Hashable {
        let whole: DayRange
        let parts: [DayRange]
        let days: [DayRange]
    }

    /// Figures that are split by the same.
    private struct Kind: Hashable {
        let indicator: String
        let grain: UInt16
    }

    /// What a release tells so.
    struct Found {
        /// What could not be shown by itself and must not come out, as tables.
        let tables: [[CellTable]]
        /// What its reader may work out, by release.
        let told: [[FigureCell]]
    }

    /// A window of more slices than this is no run of years.
    private static let mostYears = 4

    private let policy: DisclosurePolicy
    private let rule: PrimaryRule
    private var rests: [Set<DayRange>: [Rest]] = [:]

    /// What windows have more than their slices, by release.
    static func of(_ releases: [[CellTable]], policy: DisclosurePolicy) -> Found {
        var days = UnprintedDays(policy: policy, rule: PrimaryRule(policy: policy))
        // A release of a hundred thousand cells seldom has any.
        let few = releases.map { days.cellsWithRests($0.flatMap(\.cells)) }
        let printed = few.allSatisfy(\.isEmpty) ? releases.map { _ in [:] } : releases.map(Self.printed)
        let found = few.indices.map { release in
            days.cells(few[release], isNewest: release == few.count - 1).compactMap { rest -> FigureCell? in
                guard printed[release][rest.key] == nil else { return nil }
                let others = printed.compactMap { $0[rest.key] }
                // What another release shows is a window of that one; what it hid must not come out now either.
                if rest.isHidden { return others.isEmpty ? rest : nil }
                return others.allSatisfy(\.isHidden) && days.isSecret(rest) ? rest.untold(rest.key) : rest
            }
        }
        return Found(
            tables: found.map { CellTable.beside($0.filter(\.isHidden)) }, told: found.map { $0.filter { !$0.isHidden } })
    }

    private mutating func cellsWithRests(_ cells: [FigureCell]) -> [FigureCell] {
        let kinds = cells.map { cell in
            Kind(indicator: cell.key.indicator, grain: cell.key.values.keys.grain)
        }
        var windows: [Kind: Set<DayRange>] = [:]
        for (cell, kind) in zip(cells, kinds) { windows[kind, default: []].insert(cell.key.days) }
        let found = Set(windows.filter { !self.rests(of: $0.value).isEmpty }.keys)
        return zip(cells, kinds).filter { found.contains($1) }.map(\.0)
    }

    private mutating func cells(_ cells: [FigureCell], isNewest: Bool) -> [FigureCell] {
        var found: [CellKey: FigureCell] = [:]
        for (subject, cells) in Dictionary(
            grouping: cells.filter { $0.isOfItsDays(Anatomy.of($0.key, unit: $0.unit)) }, by: { BetweenWindows.Subject($0.key) })
        {
            let windows = Dictionary(cells.map { ($0.key.days, $0) }) { first, _ in first }
            for rest in self.rests(of: Set(windows.keys)) {
                guard let whole = windows[rest.whole] else { continue }
                let parts = rest.parts.compactMap { windows[$0] }
                for days in rest.days {
                    let key = CellKey(indicator: subject.indicator, days: days, values: subject.values)
                    if !whole.isHidden, !parts.contains(where: \.isHidden) {
                        let sum = whole.less(parts, key)
                        if rest.days.count == 1 {
                            found[key] = sum
                        } else if found[key] == nil, self.isSecret(sum) {
                            // Of two runs of days nobody tells one from the other; what tells one alone says more.
                            found[key] = whole.untold(key)
                        }
                    } else if !isNewest, found[key] == nil, self.policy.isSensitive(key) {
                        // Of an earlier release it must not come out now. In the newest it may be something that could be shown.
                        found[key] = whole.untold(key)
                    }
                }
            }
        }
        return Array(found.values)
    }

    /// Whether what is left could not be shown by itself.
    private func isSecret(_ rest: FigureCell) -> Bool {
        // Before everything there is nothing, which nobody needs to be told.
        if rest.key.days.first == nil, rest.isNothing { return false }
        return self.policy.isSensitive(rest.key) && self.rule.hides(difference: rest)
    }

    private static func printed(_ tables: [CellTable]) -> [CellKey: FigureCell] {
        Dictionary(tables.flatMap(\.cells).map { ($0.key, $0) }) { first, _ in first }
    }

    private mutating func rests(of windows: Set<DayRange>) -> [Rest] {
        if let known = self.rests[windows] { return known }
        let ordered = windows.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        let rests = ordered.flatMap { Self.rests(of: $0, among: ordered) }
        self.rests[windows] = rests
        return rests
    }

    /// Years alone leave the first of three; with a quarter of that year they leave three quarters of it.
    private static func rests(of whole: DayRange, among windows: [DayRange]) -> [Rest] {
        let inside = windows.filter { $0 != whole && $0.start >= whole.start && $0.end <= whole.end }
            .sorted { ($1.length, $0.start) < ($0.length, $1.start) }
        var found: [Rest] = []
        func add(_ parts: [DayRange], _ days: [DayRange]) {
            let rest = Rest(whole: whole, parts: parts, days: days)
            if !found.contains(rest) { found.append(rest) }
        }
        for months in Set(inside.map(\.months)).sorted() {
            var parts: [DayRange] = []
            for slice in inside
            where slice.months >= months && !parts.contains(where: { $0.start < slice.end && slice.start < $0.end }) {
                parts.append(slice)
            }
            let days = whole.beside(parts)
            if !days.isEmpty { add(parts, days) }
            // With a year that is printed and hidden: the last year alone leaves the two before it.
            guard days.count == 1, let run = days.first, parts.count <= Self.mostYears else { continue }
            let ordered = parts.sorted { $0.start < $1.start }
            for kept in 1..<max(1, ordered.count) {
                let (before, after) = (Array(ordered.prefix(kept)), Array(ordered.suffix(kept)))
                let left = run.end == ordered[0].start ? after : run.start == ordered[ordered.count - 1].end ? before : []
                if !left.isEmpty { add(left, whole.beside(left)) }
            }
        }
        return found
    }
}

extension DayRange {
    /// As many months as it is about: years and quarters are not all as long.
    fileprivate var months: Int { self.first == nil ? Int.max : (self.length * 12 + 182) / 365 }

    /// The runs of its days that are in none of these, which lie inside it and do not overlap.
    fileprivate func beside(_ parts: [DayRange]) -> [DayRange] {
        var runs: [DayRange] = []
        var next: Day? = self.first
        for part in parts.sorted(by: { $0.start < $1.start }) {
            guard let first = part.first else { next = part.last.adding(days: 1); continue }
            if next.map({ $0 < first }) ?? true { runs.append(DayRange(first: next, last: first.adding(days: -1))) }
            next = part.last.adding(days: 1)
        }
        if next.map({ $0 <= self.last }) ?? parts.isEmpty { runs.append(DayRange(first: next, last: self.last)) }
        return runs
    }
}
