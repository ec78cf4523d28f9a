internal import Domain

/// One figure over the windows that were shown before, which a reader adds and subtracts: three quarters beside a year are its fourth,
/// and two years beside three are the other one, whichever releases they stand in.
///
/// Windows run from one border of days to another. A walk along them is what the reader knows of the days from where it begins to where
/// it ends; forward adds a window, backward takes it off.
struct WindowSums {
    private struct Step {
        let to: Int
        let amounts: Amounts
    }

    private struct Walk {
        /// The borders in it, the one where it begins first.
        let borders: [Int]
        /// Of the days from its first border to its last; taken off where that is the earlier one.
        let amounts: Amounts

        var end: Int { self.borders[self.borders.count - 1] }
    }

    /// A year of months has twelve.
    private static let mostWindows = 12
    /// A border that is reached by more sums that differ is reached by the shortest of them.
    private static let mostSums = 8

    private let steps: [Int: [Step]]

    /// Each number of a window once, in the order in which it was shown.
    init(_ windows: [(days: DayRange, amounts: Amounts)]) {
        var distinct: [(days: DayRange, amounts: Amounts)] = []
        for window in windows
        where !distinct.contains(where: { $0.days == window.days && ($0.amounts - window.amounts).isNothing }) {
            distinct.append(window)
        }
        var steps: [Int: [Step]] = [:]
        for (days, amounts) in distinct.sorted(by: { ($0.days.start, $0.days.end) < ($1.days.start, $1.days.end) }) {
            steps[days.start, default: []].append(Step(to: days.end, amounts: amounts))
            steps[days.end, default: []].append(Step(to: days.start, amounts: Amounts() - amounts))
        }
        self.steps = steps
    }

    /// Whether another window, beside these, tells what is too small: of what changed in its days, or of days that its release does
    /// not print.
    func tells(
        _ days: DayRange, _ amounts: Amounts, printed: Set<DayRange>, isChange: (Amounts) -> Bool, isSecret: (Amounts) -> Bool
    ) -> Bool {
        guard self.steps[days.start] != nil || self.steps[days.end] != nil else { return false }
        let before = self.walks(from: days.start)
        let changes = before.filter { $0.end == days.end }.map { amounts - $0.amounts }
        // What was known already tells nothing.
        guard !changes.contains(where: \.isNothing) else { return false }
        if changes.contains(where: isChange) { return true }
        let after = self.walks(from: days.end)
        for head in before where head.end != days.end && !head.borders.contains(days.end) {
            for tail in after where tail.end != days.start && !tail.borders.contains(days.start) {
                guard head.borders.count + tail.borders.count > 2, Set(head.borders).isDisjoint(with: tail.borders) else {
                    continue
                }
                guard !printed.contains(DayRange(from: min(head.end, tail.end), to: max(head.end, tail.end))) else { continue }
                let rest = amounts + tail.amounts - head.amounts
                if isSecret(head.end < tail.end ? rest : Amounts() - rest) { return true }
            }
        }
        return false
    }

    /// Every run of days of which these tell how many, if they do not contradict each other.
    var runs: [(days: DayRange, amounts: Amounts)] {
        self.steps.keys.sorted().flatMap { border in
            self.walks(from: border).filter { $0.end > border }.map { (DayRange(from: border, to: $0.end), $0.amounts) }
        }
    }

    /// What is known of the days from a border to every other, the shortest sums first.
    private func walks(from border: Int) -> [Walk] {
        var found = [Walk(borders: [border], amounts: Amounts())]
        var known: [Int: [Amounts]] = [border: [Amounts()]]
        var next = 0
        while next < found.count {
            let walk = found[next]
            next += 1
            guard walk.borders.count <= Self.mostWindows else { continue }
            for step in self.steps[walk.end] ?? [] where !walk.borders.contains(step.to) {
                let amounts = walk.amounts + step.amounts
                let others = known[step.to] ?? []
                guard others.count < Self.mostSums, !others.contains(where: { ($0 - amounts).isNothing }) else { continue }
                known[step.to, default: []].append(amounts)
                found.append(Walk(borders: walk.borders + [step.to], amounts: amounts))
            }
        }
        return found
    }
}
