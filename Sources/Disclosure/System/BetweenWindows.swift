internal import Domain

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

    /// What two releases have a figure of.
    private struct Windows: Hashable {
        let long: [DayRange]
        let short: [DayRange]

        /// Those of which one goes on beyond the other, by their places.
        var pairs: [(whole: Int, part: Int, days: DayRange)] {
            let printed = Set(self.long)
            return self.long.indices.flatMap { whole in
                self.short.indices.compactMap { part in
                    BetweenWindows.between(self.long[whole], self.short[part], among: printed).map { (whole, part, $0) }
                }
            }
        }
    }

    private let policy: DisclosurePolicy
    private let rule: PrimaryRule

    private init(_ policy: DisclosurePolicy) {
        self.policy = policy
        self.rule = PrimaryRule(policy: policy)
    }

    /// By release, where it has a longer window than another, a table of the days between.
    /// `rests`: what the windows of each release leave beside its slices, which its reader takes to be windows too.
    static func tables(_ releases: [[CellTable]], rests: [[FigureCell]], policy: DisclosurePolicy) -> [[CellTable]] {
        guard releases.count > 1 else { return releases.map { _ in [] } }
        let between = BetweenWindows(policy)
        let windows = zip(releases, rests).map { tables, rests in
            Dictionary(grouping: tables.flatMap(\.cells) + rests, by: { Subject($0.key) })
        }
        return releases.indices.map { longer in
            var found: [Pair: [FigureCell]] = [:]
            // The version nearest in time tells what was new by then: what came late between two versions is of older days.
            for shorter in releases.indices.filter({ $0 != longer }).sorted(by: { abs($0 - longer) < abs($1 - longer) }) {
                found.merge(between.cells(windows[longer], windows[shorter])) { first, _ in first }
            }
            var cells: [CellKey: FigureCell] = [:]
            // The smallest window says most nearly what is of the days between.
            for (_, more) in found.sorted(by: {
                ($0.key.whole.length, $0.key.whole.end) < ($1.key.whole.length, $1.key.whole.end)
            }) {
                for cell in more where cells[cell.key] == nil { cells[cell.key] = cell }
            }
            return CellTable.beside(Array(cells.values))
        }
    }

    /// As many of these cells as can be of the days between; of one place in one release all or none, the coarsest places first.
    static func largest(of tables: [[CellTable]], isPossible: ([[CellTable]]) -> Bool) -> [[CellTable]] {
        struct Spot: Hashable {
            let release: Int
            let place: Place
        }
        var cells: [Spot: [FigureCell]] = [:]
        for (release, cell) in tables.enumerated().flatMap({ release, tables in tables.flatMap(\.cells).map { (release, $0) } }) {
            cells[Spot(release: release, place: Place(cell.key.values)), default: []].append(cell)
        }
        func only(_ spots: [Spot]) -> [[CellTable]] {
            tables.indices.map { release in
                CellTable.beside(spots.filter { $0.release == release }.flatMap { cells[$0] ?? [] })
            }
        }
        let spots = cells.keys.sorted {
            ($0.place.grain.nonzeroBitCount, $0.place, $0.release) < ($1.place.grain.nonzeroBitCount, $1.place, $1.release)
        }
        return only(spots.largest { isPossible(only($0)) })
    }

    /// What the longer windows have more than the shorter ones, by pair.
    private func cells(_ long: [Subject: [FigureCell]], _ short: [Subject: [FigureCell]]) -> [Pair: [FigureCell]] {
        // Nearly all figures have the same windows.
        var pairs: [Windows: [(whole: Int, part: Int, days: DayRange)]] = [:]
        var found: [Pair: [FigureCell]] = [:]
        var impossible: [Pair: [[Dimension: String]]] = [:]
        for (subject, wholes) in long {
            guard let parts = short[subject] else { continue }
            let windows = Windows(long: wholes.map(\.key.days), short: parts.map(\.key.days))
            if pairs[windows] == nil { pairs[windows] = windows.pairs }
            for (whole, part, days) in pairs[windows] ?? [] {
                let pair = Pair(whole: windows.long[whole], part: windows.short[part])
                switch self.difference(wholes[whole], parts[part], days) {
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
    static func between(_ whole: DayRange, _ part: DayRange, among windows: Set<DayRange>) -> DayRange? {
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
        // Time adds to what waits also for older days.
        guard whole.isOfItsDays(anatomy), anatomy.names.allSatisfy({ Quantity.settling($0) == nil }) else { return .nothing }
        let key = CellKey(indicator: whole.key.indicator, days: days, values: whole.key.values)
        let isSensitive = self.policy.isSensitive(whole.key)
        guard !whole.isHidden, !part.isHidden else { return isSensitive ? .cell(whole.untold(key)) : .nothing }
        let more = whole.less([part], key)
        guard isSensitive else {
            // Only the counts that tell whether anything happened: others may have changed for older days as well.
            let names = anatomy.names.filter { $0 != anatomy.cases }
            guard names.allSatisfy(ReleaseLinks.counts.contains) else { return .nothing }
            return more.isPossible ? .cell(more) : .impossible
        }
        return more.isNothing || !self.rule.hides(difference: more) ? .nothing : .cell(whole.untold(key))
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
