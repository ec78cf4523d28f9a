internal import Domain

/// What a reader makes of figures of several sources, each of which it saw over other days.
extension Disclosure {
    /// The days of which what was shown of a figure tells how many there were, added and subtracted.
    public static func days(toldBy shown: [FigureCell]) -> Set<DayRange> { Set(WindowSums(shown).runs.map(\.days)) }

    /// Choices of days by source that are looked at; of more, nobody can tell in time whether they tell too much.
    private static let mostChoices = 5_000

    /// Whether sums of one figure over several sources tell what is too small to show, to who takes them off what it saw of each source by
    /// itself: what is left of all of them together, of each in the days of its own choosing that hold those of the sums.
    /// `isAll`: whether the sums have all that there is in their days.
    public static func tellsTooMuch(
        _ sums: [FigureCell], isAll: Bool, of sources: [SeenSource], policy: DisclosurePolicy
    ) -> Bool {
        let ledger = Ledger([[CellTable(name: "", dimensions: [], cells: Array(sums.prefix(1)))]], policy: policy)
        guard let entry = ledger.entries.first, entry.isSensitive, entry.cell.isOfItsDays(entry.anatomy) else { return false }
        var left = [
            (amounts: sums.reduce(Amounts()) { $0 - Amounts(CellPart.all(of: $1, entry.anatomy)) }, isOfTheirDays: isAll)
        ]
        // Of nothing less than all of them is anything left.
        guard sources.allSatisfy({ !$0.covers.isEmpty }) else { return false }
        for source in sources {
            guard left.count * source.covers.count <= Self.mostChoices else { return true }
            left = left.flatMap { amounts, isOfTheirDays in
                source.covers.map { (amounts + $0.amounts, isOfTheirDays && source.isFilled($0)) }
            }
        }
        // What was known already tells nothing.
        guard !left.contains(where: { $0.isOfTheirDays && $0.amounts.isNothing }) else { return false }
        let rule = PrimaryRule(policy: policy)
        return left.contains { amounts, isOfTheirDays in
            isOfTheirDays ? rule.isSmall(change: amounts, ofSeveral: entry) : rule.isSmall(rest: amounts, of: entry)
        }
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
    init(_ shown: [FigureCell]) {
        self.init(shown.map { ($0.key.days, Amounts(CellPart.all(of: $0, Anatomy.of($0.key, unit: $0.unit)))) })
    }
}
