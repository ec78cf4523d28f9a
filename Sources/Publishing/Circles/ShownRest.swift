internal import Disclosure
internal import Domain
internal import Foundation

/// What a gemeente was shown of one organisation's other gemeenten, over whatever days, held against what circles have of those: the
/// circles may have fewer of them, or have been corrected since.
struct ShownRest {
    /// What still may be true beside the circles.
    private(set) var cells: [FigureCell] = []
    private let gemeente: String
    /// Of the circles that the organisation is in.
    private let sources: [Slice: CircleSource]
    /// The years in which it has families around the gemeente that are in no circle.
    private var partial: Set<Slice> = []

    /// What is released in circles of the days of a cell: at least, from whole years; and at most, when all the days are in circles and
    /// everything of them is shown.
    private struct Released {
        var (least, most): ((Decimal, Decimal), (Decimal, Decimal)?) = ((0, 0), (0, 0))
        var years: [Slice] = []
    }

    /// The counts that every case is in, which tell whether the same families are meant.
    private static let decisive: Set = ["aanvragen", "gestart", "beeindigd"]

    /// `isBelieved`: of an indicator, whether what was shown of it is not doubted.
    init(_ organisation: TenantID, to gemeente: String, circles: [CircleSum], isBelieved: (String) -> Bool = { _ in true }) {
        self.gemeente = gemeente
        var sources: [Slice: CircleSource] = [:]
        for circle in circles {
            for source in circle.sources where source.organisation == organisation && source.isElsewhere(than: gemeente) {
                sources[circle.year] = source
            }
        }
        self.sources = sources
        let all = circles.flatMap(\.sources).first { $0.organisation == organisation }?.rests[gemeente] ?? []
        let shown = all.flatMap(\.cells).filter { $0.addsUp && isBelieved($0.key.indicator) }
        self.partial = self.partialYears(shown.filter { !$0.isHidden && Self.decisive.contains($0.key.indicator) })
        var cells: [CellKey: FigureCell] = [:]
        for cell in shown where cell.isHidden || self.isPossible(cell) {
            // Hidden in one release and shown in another: shown.
            if cells[cell.key]?.isHidden ?? true { cells[cell.key] = cell }
        }
        // With nothing shown there is nothing to hold the hidden ones against.
        self.cells = cells.values.contains { !$0.isHidden } ? cells.values.sorted { $0.key.order < $1.key.order } : []
    }

    /// Whether all that the organisation has around the gemeente in a year is in its circle, for all that its reader can tell.
    func isAll(in year: Slice) -> Bool { !self.partial.contains(year) }

    /// The indicators that were shown, or hidden.
    var indicators: Set<String> { Set(self.cells.map(\.key.indicator)) }

    /// Whether a circle of the year has the organisation in it.
    func isIn(_ year: Slice) -> Bool { self.sources[year] != nil }

    /// The years in a run of years that were not shown by themselves: nobody is told what there was of them.
    var untoldYears: [FigureCell] {
        let known = Set(self.cells.map(\.key))
        var untold: [CellKey: FigureCell] = [:]
        for cell in self.cells where cell.key.days.isOfWholeYears && cell.key.indicator != CircleSource.stock {
            guard let first = cell.key.days.first else { continue }
            var year = Slice(grain: .year, containing: first)
            while year.first <= cell.key.days.last {
                let key = CellKey(
                    indicator: cell.key.indicator, days: DayRange(first: year.first, last: year.last), values: cell.key.values)
                if !known.contains(key) {
                    untold[key] = cell.emptied(.hiddenByComplement).keptBack(.hiddenByComplement, standing: .unsaid).about(key)
                }
                year = year.next
            }
        }
        return untold.values.sorted { $0.key.order < $1.key.order }
    }

    /// The years of which more was shown than the circle has; a run of years says so of those that do not say themselves that they are
    /// the same.
    private func partialYears(_ cells: [FigureCell]) -> Set<Slice> {
        var partial: Set<Slice> = []
        var same: Set<Slice> = []
        var runs: [[Slice]] = []
        for cell in cells {
            let released = self.released(cell.key)
            guard !released.years.isEmpty, let most = released.most else { continue }
            let isMore = cell.exceeds(most)
            if released.years.count > 1 {
                if isMore { runs.append(released.years) }
            } else if isMore {
                partial.formUnion(released.years)
            } else if !cell.isBelow(released.least) {
                same.formUnion(released.years)
            }
        }
        same.subtract(partial)
        return partial.union(runs.filter { partial.isDisjoint(with: $0) }.flatMap { $0 }.filter { !same.contains($0) })
    }

    private func isPossible(_ cell: FigureCell) -> Bool {
        let released = self.released(cell.key)
        guard !cell.isBelow(released.least) else { return false }
        return released.most.map { !cell.exceeds($0) || !self.partial.isDisjoint(with: released.years) } ?? true
    }

    private func released(_ key: CellKey) -> Released {
        var released = Released()
        var covered = 0
        for (year, source) in self.sources.sorted(by: { $0.key.index < $1.key.index }) {
            let days = DayRange(first: year.first, last: year.last)
            guard let overlap = key.days.overlap(with: days) else { continue }
            released.years.append(year)
            covered += overlap
            guard let cells = source.cells(CellKey(indicator: key.indicator, days: days, values: [:]), outside: self.gemeente)
            else {
                released.most = nil
                continue
            }
            let sum = cells.total
            released.most = released.most.map { ($0.0 + sum.numerator, $0.1 + sum.denominator) }
            if key.days.contains(days) {
                released.least = (released.least.0 + sum.numerator, released.least.1 + sum.denominator)
            }
        }
        if covered < key.days.count { released.most = nil }
        return released
    }
}

extension CellKey {
    fileprivate var order: (String, Int, Int) { (self.indicator, self.days.last.number, self.days.count) }
}

extension DayRange {
    private var start: Int { self.first?.number ?? Int.min / 2 }

    /// Whether it begins with a calendar year and ends with one.
    var isOfWholeYears: Bool {
        self.first.map { Slice(grain: .year, containing: $0).first == $0 } ?? true
            && Slice(grain: .year, containing: self.last).last == self.last
    }

    var count: Int { self.last.number - self.start + 1 }

    /// How many days both have; nil for none.
    func overlap(with other: DayRange) -> Int? {
        let days = min(self.last, other.last).number - max(self.start, other.start) + 1
        return days > 0 ? days : nil
    }

    func contains(_ other: DayRange) -> Bool { self.start <= other.start && other.last <= self.last }
}

extension [FigureCell] {
    /// Their tellers and their noemers together.
    var total: (numerator: Decimal, denominator: Decimal) {
        self.reduce((0, 0)) { ($0.0 + ($1.numerator ?? 0), $0.1 + ($1.denominator ?? 0)) }
    }
}

extension FigureCell {
    /// By how much a number may be off: T-scores were rounded.
    private var slack: Decimal { self.unit == .tScore ? Decimal(ScoreRounding.slack) : 0 }

    /// Whether it is more than a teller and a noemer.
    func exceeds(_ most: (Decimal, Decimal)) -> Bool {
        let (numerator, denominator) = (self.numerator ?? 0, self.denominator ?? 0)
        return numerator - most.0 > self.slack * (numerator + most.0) || denominator > most.1
    }

    /// Whether it is less than a teller and a noemer.
    func isBelow(_ least: (Decimal, Decimal)) -> Bool {
        let (numerator, denominator) = (self.numerator ?? 0, self.denominator ?? 0)
        return least.0 - numerator > self.slack * (numerator + least.0) || denominator < least.1
    }
}
