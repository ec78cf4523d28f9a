internal import Domain

/// One of the sources of a sum, as a reader of that sum saw it by itself.
public struct SeenSource: Sendable {
    /// Those that have no other in them: what they have more than the sums is least. Empty where it cannot be taken off.
    let covers: [Cover]
    /// The days in which the sums hold it.
    private let summed: Set<DayRange>

    /// `shown`: of a figure of it, over whatever days.
    public init(_ shown: [FigureCell], summed: Set<DayRange>) {
        self.covers = Self.covers(of: summed, by: WindowSums(shown).runs)
        self.summed = summed
    }

    /// Runs of days of which its reader knows how many there were, apart from each other, that hold all that the sums hold of it.
    struct Cover {
        var runs: [DayRange] = []
        var amounts = Amounts()

        func with(_ run: DayRange, _ amounts: Amounts) -> Cover {
            Cover(runs: self.runs + [run], amounts: self.amounts + amounts)
        }

        /// Whether its days are some of the days of another.
        func isLess(than other: Cover) -> Bool {
            self.runs != other.runs && self.runs.allSatisfy { run in other.runs.contains { $0.holds(run) } }
        }
    }

    private static func covers(
        of summed: Set<DayRange>, by runs: [(days: DayRange, amounts: Amounts)]
    ) -> [Cover] {
        var found = [Cover()]
        for days in summed.sorted(by: { $0.start < $1.start }) {
            found = found.flatMap { cover -> [Cover] in
                if cover.runs.contains(where: { $0.holds(days) }) { return [cover] }
                return runs.filter { run, _ in run.holds(days) && cover.runs.allSatisfy { $0.isApart(from: run) } }
                    .map(cover.with)
            }
        }
        return found.filter { cover in !found.contains { $0.isLess(than: cover) } }
    }

    /// Whether its reader knows how many there were of what the sums hold of it, and of nothing else.
    public var isKnown: Bool { self.covers.contains(where: self.isFilled) }

    /// Whether a cover has nothing beside what the sums hold.
    func isFilled(_ cover: Cover) -> Bool { cover.runs.allSatisfy { $0.isFilled(by: self.summed) } }
}

extension DayRange {
    fileprivate func holds(_ other: DayRange) -> Bool { self.start <= other.start && other.end <= self.end }

    fileprivate func isApart(from other: DayRange) -> Bool { self.end <= other.start || other.end <= self.start }
}
