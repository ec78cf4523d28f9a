/// T-scores stand only where the goals that were reached stand: near an end of their range the scores of many families tell what each
/// answered (``QuantityRelation/ofScores``), and so do differences of them. Beside the goals themselves they tell nothing of those.
struct FollowingCells {
    private static let leaders = ["gas_t": "doelrealisatie"]

    /// By cell of the newest release, the one that is hidden with it.
    let followers: [Int: Int]
    /// Those of which the cell they follow is not in the newest release, and was hidden before.
    let refused: Set<Int>
    /// By release, what is hidden of what others follow.
    private let hidden: [Int: Set<CellKey>]

    init(_ ledger: Ledger) {
        let leading = Set(Self.leaders.values)
        var newest: [CellKey: Int] = [:]
        var before: [CellKey: Bool] = [:]
        var hidden: [Int: Set<CellKey>] = [:]
        for (index, entry) in ledger.entries.enumerated() where leading.contains(entry.cell.key.indicator) {
            if entry.cell.isHidden { hidden[entry.release, default: []].insert(entry.cell.key) }
            if entry.release == ledger.releaseCount - 1 {
                newest[entry.cell.key] = index
            } else {
                before[entry.cell.key] = entry.cell.isHidden
            }
        }
        var followers: [Int: Int] = [:]
        var refused: Set<Int> = []
        for (index, entry) in ledger.entries.enumerated() where entry.release == ledger.releaseCount - 1 && entry.isUndecided {
            guard let key = Self.leader(of: entry.cell.key) else { continue }
            if let leader = newest[key] { followers[leader] = index } else if before[key] ?? false { refused.insert(index) }
        }
        self.followers = followers
        self.refused = refused
        self.hidden = hidden
    }

    /// The cells that follow any of these.
    func following(_ cells: Set<Int>) -> Set<Int> { Set(cells.compactMap { self.followers[$0] }) }

    /// Whether a shown cell stands beside a hidden one that it should have followed.
    func isAlone(_ entry: Ledger.Entry) -> Bool {
        guard !entry.cell.isHidden, let key = Self.leader(of: entry.cell.key) else { return false }
        return self.hidden[entry.release]?.contains(key) ?? false
    }

    private static func leader(of key: CellKey) -> CellKey? {
        self.leaders[key.indicator].map { CellKey(indicator: $0, days: key.days, values: key.values) }
    }
}
