internal import Domain

/// A window over several years slides: next quarter it loses its oldest quarter and gains a new one. Where few cases ended in those,
/// hardly anything is left to guess of a window that has to be hidden after one that was shown, for whatever reason it has to be. So
/// it is shown only when what it loses next may be as much as a hidden number must leave open.
///
/// What leaves is counted by what is always published, never by the answers: that a window is shown then tells nothing of the
/// quarters in it. Of a slice that nothing published counts, the reader has more to guess, and the window is shown.
struct SlidingWindowRule {
    private let policy: DisclosurePolicy
    private let counts: PublicTallies

    init(_ ledger: Ledger, policy: DisclosurePolicy) {
        self.policy = policy
        self.counts = ledger.counts
    }

    /// Whether the cell may have to be hidden after sliding by so little that hiding it then is no use.
    func hides(_ entry: Ledger.Entry) -> Bool {
        guard let leaving = self.leaving(entry) else { return false }
        return leaving < Double(self.policy.protection)
    }

    /// The least, over the numbers of a cell, of what can leave each when the window slides: eight goals may be those of two families.
    /// nil for what does not slide, and where nothing published counts it.
    private func leaving(_ entry: Ledger.Entry) -> Double? {
        guard entry.isSensitive, !entry.parts.isEmpty, let slice = Self.oldest(entry.cell) else { return nil }
        let place = Place(entry.cell.key.values)
        let most = entry.parts.map { self.counts.around($0.quantity, place, in: slice.days) }
        guard let least = most.compactMap({ $0.min() }).min() else { return nil }
        // None at all is the smallest step: a window that only gains a quarter gives that quarter away beside the one before. But a
        // first year in which nobody ended is that of who has just begun, and a whole year more is seldom a small step.
        return slice.isYear && most.joined().allSatisfy { $0 == 0 } ? nil : least
    }

    /// The slice that leaves a window first, which its label begins with; nil of what lies in one calendar year.
    private static func oldest(_ cell: FigureCell) -> (days: Range<Int>, isYear: Bool)? {
        guard let first = cell.key.days.first, first.date.year != cell.key.days.last.date.year,
            let slice = cell.period.split(separator: ".").first.flatMap({ try? Slice($0) })
        else { return nil }
        let end = slice.last.number + 1
        guard cell.key.days.start < end, end < cell.key.days.end else { return nil }
        return (cell.key.days.start..<end, slice.grain == .year)
    }
}
