internal import Domain

/// A window over several years slides: next quarter it loses its oldest quarter and gains a new one. Where few cases ended in those,
/// hardly anything is left to guess of a window that has to be hidden after one that was shown; who left may be seen by it. So it is
/// shown only when it stays showable for as long as it slides by that little.
///
/// What leaves is counted by what is always published, never by the answers: that a window is shown then tells nothing of the
/// quarters in it. A window asked in whole years slides by years.
struct SlidingWindowRule {
    private let policy: DisclosurePolicy
    private let grain: UInt16
    /// The quantities that bound each quantity from above.
    private let bounds: [String: Set<String>]
    /// The always published counts of the release at hand by place and count: by first day, up to which day and how many.
    private var slices: [Place: [String: [Int: [(end: Int, count: Double)]]]] = [:]

    init(_ ledger: Ledger, policy: DisclosurePolicy) {
        self.policy = policy
        self.grain = ledger.publicGrain
        self.bounds = RelationRows(indicators: ledger.entries.map(\.anatomy)).bounds
        for entry in ledger.entries where entry.release == ledger.releaseCount - 1 && !entry.isSensitive {
            let (place, days) = (Place(entry.cell.key.values), entry.cell.key.days)
            guard place.grain & ~self.grain == 0 else { continue }
            for part in entry.parts where ReleaseLinks.counts.contains(part.quantity) {
                guard let value = part.value else { continue }
                self.slices[place, default: [:]][part.quantity, default: [:]][days.start, default: []].append((days.end, value))
            }
        }
    }

    /// Whether the cell may have to be hidden after sliding by so little that hiding it then is no use.
    func hides(_ entry: Ledger.Entry) -> Bool {
        guard self.slides(entry), let counted = Self.counted(entry), let leaving = self.leaving(counted, entry) else {
            return false
        }
        // None at all is the smallest step: a window that only gains a quarter gives that quarter away beside the one before.
        guard leaving > 0 else { return true }
        let numerator = entry.parts.first { $0.role == .numerator }?.value ?? 0
        let denominator = entry.parts.first { $0.role == .denominator }?.value ?? 0
        let k = Double(self.policy.threshold)
        switch entry.anatomy.measure {
        case .count: return numerator - leaving < k
        case .share: return min(numerator, denominator - numerator) - leaving < k
        case .mean(_, _, let each, _):
            let fromEnds = min(numerator - each.lowerBound * denominator, each.upperBound * denominator - numerator)
            return denominator - leaving < Double(self.policy.meanThreshold)
                || (each.upperBound.isFinite && fromEnds <= leaving * (each.upperBound - each.lowerBound))
        case .spread: return denominator - leaving < Double(self.policy.meanThreshold)
        case .sum, .shareOfSums: return Double(entry.cell.n ?? 0) - leaving < k
        }
    }

    /// The quantity that says how many a figure is about; nil where none does.
    private static func counted(_ entry: Ledger.Entry) -> String? {
        switch entry.anatomy.measure {
        case .count(let whole), .share(_, let whole), .mean(_, let whole, _, _), .spread(let whole): whole
        case .sum, .shareOfSums: entry.cell.n == nil ? nil : entry.anatomy.cases
        }
    }

    private func slides(_ entry: Ledger.Entry) -> Bool {
        guard entry.isSensitive, !entry.parts.isEmpty, let first = entry.cell.key.days.first else { return false }
        return first.date.year != entry.cell.key.days.last.date.year
    }

    /// How many of a window can leave it in steps that are each smaller than the protection; nil when the next step is not. Of a slice
    /// that the release itself does not show nothing is known, and the count ends there.
    private func leaving(_ quantity: String, _ entry: Ledger.Entry) -> Double? {
        let days = entry.cell.key.days
        guard let counted = ReleaseLinks.counts.first(where: { $0 == quantity || self.bounds[quantity]?.contains($0) ?? false }),
            let slices = self.slices[Place(entry.cell.key.values).restricted(to: self.grain)]?[counted]
        else { return nil }
        let isInYears = !entry.cell.period.contains("-")
        var (day, sum) = (days.start, 0.0)
        while let slice = slices[day]?.filter({ !isInYears || Self.beginsYear($0.end) }).min(by: { $0.end < $1.end }),
            slice.end < days.end, slice.count < Double(self.policy.protection)
        {
            (day, sum) = (slice.end, sum + slice.count)
        }
        // A first year without anybody is that of who has just begun, and a whole year more is seldom a small step.
        return day == days.start || isInYears && sum == 0 ? nil : sum
    }

    private static func beginsYear(_ day: Int) -> Bool {
        let date = Day(number: day).date
        return date.month == 1 && date.day == 1
    }
}
