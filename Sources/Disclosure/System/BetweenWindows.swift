internal import Domain

import struct Foundation.Decimal

/// Two windows of which one goes on where the other stops, in two releases of one reader: `2026` up to 8 December, and `2026` up to 15
/// December. Who compares them takes what did not change to be the same, and their difference to be of the days between: the answers of
/// the few who were added. Those days are in no table, so they get cells of their own: counts that the reader can tell, and numbers that
/// were never said and must not come out.
///
/// Windows of which the difference is a slice of the longer's release need none: a quarter that was gained has its own cells.
struct BetweenWindows {
    /// A figure, over whatever days.
    struct Subject: Hashable {
        let indicator: String
        let values: [Dimension: String]

        init(_ key: CellKey) {
            self.indicator = key.indicator
            self.values = key.values
        }
    }

    private struct Pair: Hashable {
        let whole: DayRange
        let part: DayRange
    }

    private let policy: DisclosurePolicy
    private let rule: PrimaryRule

    private init(_ policy: DisclosurePolicy) {
        self.policy = policy
        self.rule = PrimaryRule(policy: policy)
    }

    /// For each release a table more, where it has a longer window than another; the newest last.
    static func added(to releases: [[CellTable]], policy: DisclosurePolicy) -> [[CellTable]] {
        guard releases.count > 1 else { return releases }
        let between = BetweenWindows(policy)
        let windows = releases.map { Dictionary(grouping: $0.flatMap(\.cells), by: { Subject($0.key) }) }
        return releases.indices.map { longer in
            var found: [Pair: [FigureCell]] = [:]
            for shorter in releases.indices where shorter != longer {
                found.merge(between.cells(windows[longer], windows[shorter])) { first, _ in first }
            }
            var cells: [CellKey: FigureCell] = [:]
            // The smallest window says most nearly what is of the days between.
            for (_, more) in found.sorted(by: {
                ($0.key.whole.length, $0.key.whole.end) < ($1.key.whole.length, $1.key.whole.end)
            }) {
                for cell in more where cells[cell.key] == nil { cells[cell.key] = cell }
            }
            return cells.isEmpty
                ? releases[longer] : releases[longer] + [CellTable(name: "", dimensions: [], cells: Array(cells.values))]
        }
    }

    /// What the longer windows have more than the shorter ones, by pair.
    private func cells(_ long: [Subject: [FigureCell]], _ short: [Subject: [FigureCell]]) -> [Pair: [FigureCell]] {
        var found: [Pair: [FigureCell]] = [:]
        var impossible: [Pair: [[Dimension: String]]] = [:]
        for (subject, wholes) in long {
            let parts = short[subject] ?? []
            for (whole, part) in wholes.flatMap({ whole in parts.map { (whole, $0) } }) {
                guard let days = Self.between(whole.key.days, part.key.days, among: wholes.map(\.key.days)) else { continue }
                let pair = Pair(whole: whole.key.days, part: part.key.days)
                switch self.difference(whole, part, days) {
                case .impossible: impossible[pair, default: []].append(subject.values)
                case .cell(let cell): found[pair, default: []].append(cell)
                case .nothing: break
                }
            }
        }
        // What cannot all be of the days between at one place is not there, nor where that place is a part of.
        return found.reduce(into: [:]) { kept, pair in
            let places = impossible[pair.key] ?? []
            kept[pair.key] = pair.value.filter { cell in
                !places.contains { place in cell.key.values.allSatisfy { place[$0.key] == $0.value || !self.isCompared($0.key) } }
            }
        }
    }

    /// Whether counts are published by a dimension.
    private func isCompared(_ dimension: Dimension) -> Bool { self.policy.comparedDimensions.contains(dimension) }

    /// The days that one window goes on beyond another; nil where the longer's release has cells of those days, or it does not.
    static func between(_ whole: DayRange, _ part: DayRange, among windows: [DayRange]) -> DayRange? {
        guard let days = whole.beyond(part) else { return nil }
        let hasStart = windows.contains { $0.start == days.start || $0.end == days.start }
        return hasStart && windows.contains { $0.start == days.end || $0.end == days.end } ? nil : days
    }

    private enum Difference {
        case cell(FigureCell)
        case nothing
        case impossible
    }

    private func difference(_ whole: FigureCell, _ part: FigureCell, _ days: DayRange) -> Difference {
        let anatomy = Anatomy.of(whole.key, unit: whole.unit)
        guard whole.addsUp, anatomy.names.allSatisfy(Self.isDifference) else { return .nothing }
        let key = CellKey(indicator: whole.key.indicator, days: days, values: whole.key.values)
        let isSensitive = self.policy.isSensitive(whole.key)
        guard !whole.isHidden, !part.isHidden else { return isSensitive ? .cell(whole.untold(key)) : .nothing }
        let more = whole.less(part, key)
        guard isSensitive else {
            // Only the counts that tell whether anything happened: others may have changed for older days as well.
            let names = anatomy.names.filter { $0 != anatomy.cases }
            guard names.allSatisfy(ReleaseLinks.counts.contains) else { return .nothing }
            return more.isPossible ? .cell(more) : .impossible
        }
        return more.isNothing || !self.hides(more, anatomy) ? .nothing : .cell(whole.untold(key))
    }

    /// What was added could be shown by itself, or not.
    private func hides(_ more: FigureCell, _ anatomy: Anatomy) -> Bool {
        let entry = Ledger.Entry(
            release: 0, table: 0, position: 0, cell: more, anatomy: anatomy, parts: CellPart.all(of: more, anatomy),
            isSensitive: true)
        return !more.isPossible || self.rule.hides(entry) || self.rule.isOfFewFamilies(entry)
    }

    /// Whether what two windows differ by is of the days between: time adds to what waits also for older days, and what does not add up
    /// over time differs by nothing.
    private static func isDifference(_ quantity: String) -> Bool {
        Quantity.settling(quantity) == nil && Quantity.addsUpOverTime(quantity) && quantity != Quantity.stock
    }
}

extension DayRange {
    /// The days it goes on beyond another that begins or ends with it; nil for any other.
    func beyond(_ other: DayRange) -> DayRange? {
        if self.start == other.start, other.end < self.end {
            return DayRange(first: other.last.adding(days: 1), last: self.last)
        }
        if self.end == other.end, self.start < other.start, let first = other.first {
            return DayRange(first: self.first, last: first.adding(days: -1))
        }
        return nil
    }
}

extension FigureCell {
    /// Nobody was told, and nobody may find out.
    fileprivate func untold(_ key: CellKey) -> FigureCell {
        self.emptied(.hiddenByComplement).with { ($0.key, $0.period, $0.standing) = (key, "", .unsaid) }
    }

    /// What it has more than another.
    fileprivate func less(_ other: FigureCell, _ key: CellKey) -> FigureCell {
        func less(_ left: Decimal?, _ right: Decimal?) -> Decimal? { left.map { $0 - (right ?? 0) } }
        let numerator = less(self.numerator, other.numerator), denominator = less(self.denominator, other.denominator)
        return FigureCell(
            key: key, version: self.version, period: "", numerator: numerator, denominator: denominator, value: nil,
            interval: nil,
            unit: self.unit, n: self.n.map { $0 - (other.n ?? 0) }, status: .value, standing: .known)
    }

    fileprivate var isNothing: Bool { self.numerator ?? 0 == 0 && self.denominator ?? 0 == 0 && self.n ?? 0 == 0 }

    /// Whether it may be something that was counted by itself.
    fileprivate var isPossible: Bool {
        let (numerator, denominator) = (self.numerator ?? 0, self.denominator)
        guard numerator >= 0, self.n ?? 0 >= 0 else { return false }
        return denominator.map { $0 >= 0 && (!self.isShare || numerator <= $0) } ?? true
    }
}
