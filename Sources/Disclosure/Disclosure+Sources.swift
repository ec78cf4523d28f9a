internal import Domain

/// What a reader makes of figures of several sources, each of which it saw over other days.
extension Disclosure {
    /// The days of which what was shown of a figure tells how many there were, added and subtracted.
    public static func days(toldBy shown: [FigureCell]) -> Set<DayRange> { Set(WindowSums(shown).runs.map(\.days)) }

    /// Whether a figure of all sources together tells what is too small to show, of what changed in its days or of other days, beside what
    /// was shown of each source by itself and of all together.
    public static func tellsTooMuch(
        _ cell: FigureCell, beside shown: [[FigureCell]], and together: [FigureCell], policy: DisclosurePolicy
    ) -> Bool {
        let ledger = Ledger([[CellTable(name: "", dimensions: [], cells: [cell])]], policy: policy)
        guard let entry = ledger.entries.first, entry.isSensitive, cell.isOfItsDays(entry.anatomy) else { return false }
        let runs = shown.map {
            WindowSums($0).runs.reduce(into: [DayRange: Amounts]()) { $0[$1.days] = $0[$1.days] ?? $1.amounts }
        }
        let common = (runs.first ?? [:]).keys.filter { days in runs.allSatisfy { $0[days] != nil } }
        let sums = WindowSums(
            common.map { days in (days, runs.reduce(Amounts()) { $0 + ($1[days] ?? Amounts()) }) }
                + together.map { ($0.key.days, Amounts(CellPart.all(of: $0, entry.anatomy))) })
        let rule = PrimaryRule(policy: policy)
        return sums.tells(
            cell.key.days, entry.amounts, printed: [], isChange: { rule.isSmall(change: $0, ofSeveral: entry) },
            isSecret: { rule.isSmall(rest: $0, of: entry) })
    }

    /// Whether tables, of which everything that is decided is known, contradict themselves nowhere.
    public static func isPossible(_ tables: [CellTable], policy: DisclosurePolicy) -> Bool {
        let ledger = Ledger([tables], policy: policy)
        let (model, _) = ReaderModelBuilder.model(ledger, areas: [:], undecided: ledger.open, isLinking: false)
        return model.isPlausible(without: ledger.open)
    }
}

extension WindowSums {
    /// Of one figure.
    fileprivate init(_ shown: [FigureCell]) {
        self.init(shown.map { ($0.key.days, Amounts(CellPart.all(of: $0, Anatomy.of($0.key, unit: $0.unit)))) })
    }
}
