internal import Domain

/// A corrected cell beside the one it replaces shows the difference: the answers of the few whose data changed. It is shown
/// only when that difference could be published by itself.
///
/// So is a window that goes on where one it has seen stopped, or stopped where that goes on, on either side: the difference is the answers of
/// the few in the days between. And so is one that tells such a thing beside several: three quarters and their year.
struct CorrectionRule {
    private typealias Subject = BetweenWindows.Subject

    private struct Seen {
        let release: Int
        let days: DayRange
        let amounts: Amounts
    }

    private let newest: Int
    private let rule: PrimaryRule
    /// What the reader has seen of each figure, latest last.
    private let seen: [Subject: [Seen]]
    /// The days each release has it of.
    private let windows: [Subject: [Int: Set<DayRange>]]
    /// What the newest has of it.
    private let shown: [Subject: [Ledger.Entry]]
    /// What was seen, added and subtracted; of what is no more than its days.
    private let sums: [Subject: WindowSums]

    init(_ ledger: Ledger, policy: DisclosurePolicy) {
        var seen: [Subject: [Seen]] = [:]
        var windows: [Subject: [Int: Set<DayRange>]] = [:]
        var shown: [Subject: [Ledger.Entry]] = [:]
        var subjects: Set<Subject> = []
        let newest = ledger.releaseCount - 1
        for entry in ledger.entries where newest > 0 && entry.isSensitive && entry.cell.standing != .unsaid {
            let subject = Subject(entry.cell.key)
            windows[subject, default: [:]][entry.release, default: []].insert(entry.cell.key.days)
            guard !entry.cell.isHidden else { continue }
            if entry.release == newest {
                shown[subject, default: []].append(entry)
            } else {
                seen[subject, default: []].append(
                    Seen(release: entry.release, days: entry.cell.key.days, amounts: entry.amounts))
                if entry.cell.isOfItsDays(entry.anatomy) { subjects.insert(subject) }
            }
        }
        (self.newest, self.rule) = (newest, PrimaryRule(policy: policy))
        (self.seen, self.windows, self.shown) = (seen, windows, shown)
        self.sums = seen.filter { subjects.contains($0.key) }.mapValues { WindowSums($0.map { ($0.days, $0.amounts) }) }
    }

    func hides(_ entry: Ledger.Entry) -> Bool {
        let subject = Subject(entry.cell.key)
        guard entry.isSensitive, let seen = self.seen[subject] else { return false }
        let (days, amounts) = (entry.cell.key.days, entry.amounts)
        return seen.contains { other in
            // What was shown before the last time counts too: the last may have been a mistake that was taken back.
            guard days != other.days else { return self.rule.isSmall(change: amounts - other.amounts, of: entry) }
            let isLonger = days.length > other.days.length
            let (whole, part) = isLonger ? (days, other.days) : (other.days, days)
            let printed = self.windows[subject]?[isLonger ? self.newest : other.release] ?? []
            guard Self.isCompared(whole, part, among: printed) else { return false }
            return self.rule.isSmall(change: isLonger ? amounts - other.amounts : other.amounts - amounts, of: entry)
        } || self.tells(amounts, days, subject, entry)
    }

    /// What the newest release tells beside earlier ones by several of its windows together, in days that it has no cell of. It must not
    /// come out.
    func unsaid() -> [CellTable] {
        var cells: [CellKey: FigureCell] = [:]
        for (subject, entries) in self.shown where self.sums[subject] != nil {
            let own = WindowSums(entries.map { ($0.cell.key.days, $0.amounts) })
            let printed = self.windows[subject]?[self.newest] ?? []
            for (days, amounts) in own.runs where !printed.contains(days) && self.tells(amounts, days, subject, entries[0]) {
                let key = CellKey(indicator: subject.indicator, days: days, values: subject.values)
                cells[key] = entries[0].cell.untold(key)
            }
        }
        return CellTable.beside(Array(cells.values))
    }

    private func tells(_ amounts: Amounts, _ days: DayRange, _ subject: Subject, _ entry: Ledger.Entry) -> Bool {
        self.sums[subject]?.tells(
            days, amounts, printed: self.windows[subject]?[self.newest] ?? [],
            isChange: { self.rule.isSmall(change: $0, ofSeveral: entry) }, isSecret: { self.rule.isSmall(rest: $0, of: entry) })
            ?? false
    }

    /// Whether one window holds another, and the longer's release has no cells of what it has more.
    private static func isCompared(_ whole: DayRange, _ part: DayRange, among windows: Set<DayRange>) -> Bool {
        if let days = whole.beyond(part) { return !days.isFilled(by: windows) }
        guard whole.start < part.start, part.end < whole.end else { return false }
        return ![(whole.start, part.start), (part.end, whole.end)].allSatisfy {
            DayRange(from: $0.0, to: $0.1).isFilled(by: windows)
        }
    }
}

extension DayRange {
    /// Whether some of these windows, one after the other, are exactly its days.
    func isFilled(by windows: Set<DayRange>) -> Bool {
        if windows.contains(self) { return true }
        var reached: Set<Int> = [self.start]
        for window in windows.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) })
        where window.end <= self.end && reached.contains(window.start) {
            reached.insert(window.end)
        }
        return reached.contains(self.end)
    }
}
