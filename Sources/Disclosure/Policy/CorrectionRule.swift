internal import Domain

/// A corrected cell beside the one it replaces shows the difference: the answers of the few whose data changed. It is shown
/// only when that difference could be published by itself.
///
/// So is a window that goes on where one it has seen stopped, or stopped where that goes on, on either side: the difference is the answers of
/// the few in the days between.
struct CorrectionRule {
    private struct Seen {
        let release: Int
        let days: DayRange
        let parts: [CellPart]
    }

    /// What the reader has seen of each figure, latest last.
    private let seen: [BetweenWindows.Subject: [Seen]]
    /// The days each release has it of.
    private let windows: [BetweenWindows.Subject: [Int: [DayRange]]]
    private let newest: Int
    private let policy: DisclosurePolicy

    init(_ ledger: Ledger, policy: DisclosurePolicy) {
        var seen: [BetweenWindows.Subject: [Seen]] = [:]
        var windows: [BetweenWindows.Subject: [Int: [DayRange]]] = [:]
        self.newest = ledger.releaseCount - 1
        for entry in ledger.entries where ledger.releaseCount > 1 && entry.isSensitive && entry.cell.standing != .unsaid {
            let subject = BetweenWindows.Subject(entry.cell.key)
            windows[subject, default: [:]][entry.release, default: []].append(entry.cell.key.days)
            guard entry.release < self.newest, !entry.cell.isHidden else { continue }
            seen[subject, default: []].append(Seen(release: entry.release, days: entry.cell.key.days, parts: entry.parts))
        }
        self.seen = seen
        self.windows = windows
        self.policy = policy
    }

    func hides(_ entry: Ledger.Entry) -> Bool {
        let subject = BetweenWindows.Subject(entry.cell.key)
        guard entry.isSensitive, let seen = self.seen[subject] else { return false }
        let days = entry.cell.key.days
        return seen.contains { other in
            // What was shown before the last time counts too: the last may have been a mistake that was taken back.
            guard other.days != days else { return self.isSmall(entry, other.parts) }
            let (whole, part, release) =
                days.length > other.days.length ? (days, other.days, self.newest) : (other.days, days, other.release)
            return self.isCompared(whole, part, among: self.windows[subject]?[release] ?? []) && self.isSmall(entry, other.parts)
        }
    }

    /// Whether one window holds another, and the longer's release has no cells of what it has more.
    private func isCompared(_ whole: DayRange, _ part: DayRange, among windows: [DayRange]) -> Bool {
        if BetweenWindows.between(whole, part, among: windows) != nil { return true }
        guard whole.start < part.start, part.end < whole.end else { return false }
        let borders = Set(windows.filter { $0 != whole }.flatMap { [$0.start, $0.end] })
        return !borders.isSuperset(of: [part.start, part.end])
    }

    /// Whether the difference is too small to show by itself; none at all is not.
    private func isSmall(_ entry: Ledger.Entry, _ before: [CellPart]) -> Bool {
        func growth(_ role: CellPart.Role) -> Double {
            let value: ([CellPart]) -> Double = { parts in parts.first { $0.role == role }?.value ?? 0 }
            return value(entry.parts) - value(before)
        }
        let (numerator, denominator) = (growth(.numerator), growth(.denominator))
        guard abs(numerator) > LinearSystem.tolerance || abs(denominator) > LinearSystem.tolerance else { return false }
        switch entry.anatomy.measure {
        case .share:
            let k = Double(self.policy.threshold)
            // Twelve goals more may be those of two families.
            let isOfFew = entry.anatomy.cases != nil && abs(growth(.cases)) < k
            return abs(numerator) < k || abs(denominator - numerator) < k || isOfFew
        case .mean:
            return abs(denominator) < Double(PrimaryRule(policy: self.policy).fewest(entry))
        case .spread:
            return abs(denominator) < Double(self.policy.meanThreshold)
        case .count, .sum, .shareOfSums:
            return abs(numerator) < Double(self.policy.threshold)
        }
    }
}
