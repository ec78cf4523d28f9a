internal import Domain

/// A window over several years slides: next quarter it loses its oldest quarter and gains a new one. Where few cases ended in those,
/// hardly anything is left to guess of a window that has to be hidden after one that was shown, for whatever reason it has to be. So
/// it is shown only when what it loses next is as much as a hidden number must leave open.
///
/// What leaves is counted by what is always published, never by the answers: that a window is shown then tells nothing of the
/// quarters in it. A window asked in whole years slides by years.
struct SlidingWindowRule {
    private let policy: DisclosurePolicy
    private let grain: UInt16
    /// The quantities that bound each quantity from above.
    private let bounds: [String: Set<String>]
    /// The always published counts of the release at hand by place, first day and the day up to which.
    private var slices: [Place: [Int: [Int: [String: Double]]]] = [:]

    init(_ ledger: Ledger, policy: DisclosurePolicy) {
        self.policy = policy
        self.grain = ledger.publicGrain
        self.bounds = RelationRows(indicators: ledger.entries.map(\.anatomy)).bounds
        for entry in ledger.entries where entry.release == ledger.releaseCount - 1 && !entry.isSensitive {
            let (place, days) = (Place(entry.cell.key.values), entry.cell.key.days)
            guard place.grain & ~self.grain == 0 else { continue }
            for part in entry.parts where ReleaseLinks.counts.contains(part.quantity) {
                guard let value = part.value else { continue }
                self.slices[place, default: [:]][days.start, default: [:]][days.end, default: [:]][part.quantity] = value
            }
        }
    }

    /// Whether the cell may have to be hidden after sliding by so little that hiding it then is no use.
    func hides(_ entry: Ledger.Entry) -> Bool {
        guard self.slides(entry), let leaving = self.leaving(entry) else { return false }
        return leaving < Double(self.policy.protection)
    }

    private func slides(_ entry: Ledger.Entry) -> Bool {
        guard entry.isSensitive, !entry.parts.isEmpty, let first = entry.cell.key.days.first else { return false }
        return first.date.year != entry.cell.key.days.last.date.year
    }

    /// The least by which a number of the cell can change when the window loses its oldest slice: eight goals may be those of two
    /// families. nil where the release does not show such a slice.
    private func leaving(_ entry: Ledger.Entry) -> Double? {
        let days = entry.cell.key.days
        let isInYears = !entry.cell.period.contains("-")
        let slices = self.slices[Place(entry.cell.key.values).restricted(to: self.grain)]?[days.start] ?? [:]
        for (end, counts) in slices.sorted(by: { $0.key < $1.key }) where end < days.end && (!isInYears || Self.beginsYear(end)) {
            guard let least = entry.parts.compactMap({ self.most(of: $0.quantity, counts) }).min() else { continue }
            // None at all is the smallest step: a window that only gains a quarter gives that quarter away beside the one before. But
            // a first year without anybody is that of who has just begun, and a whole year more is seldom a small step.
            return isInYears && least == 0 ? nil : least
        }
        return nil
    }

    /// How much of a quantity there can be beside these counts; nil where none of them bounds it.
    private func most(of quantity: String, _ counts: [String: Double]) -> Double? {
        let bounding = self.bounds[quantity, default: []].union([quantity])
        return counts.filter { bounding.contains($0.key) }.values.min()
    }

    private static func beginsYear(_ day: Int) -> Bool {
        let date = Day(number: day).date
        return date.month == 1 && date.day == 1
    }
}
