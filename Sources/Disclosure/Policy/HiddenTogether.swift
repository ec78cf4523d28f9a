internal import Domain

/// What is hidden of a total that is shown is told together: the total less the parts that are shown. Of two parts hidden for being small,
/// that may be 4 of 5 families, also where the total is no secret to anybody. So is who is in none of what does not add up: the total less
/// one vulnerability. And so is what changed in them since an earlier release.
struct HiddenTogether {
    private struct Family: Hashable {
        let whole: CellKey
        let dimension: Dimension
    }

    private let ledger: Ledger
    private let rule: PrimaryRule
    /// Of the newest release, what does not come in hidden; of what stands in several tables, one.
    private let wholes: [CellKey: Int]
    private let parts: [Family: [Int]]
    /// What each earlier release showed of them.
    private let earlier: [[CellKey: Amounts]]

    init(_ ledger: Ledger, policy: DisclosurePolicy) {
        var wholes: [CellKey: Int] = [:]
        var parts: [Family: [Int]] = [:]
        let newest = ledger.releaseCount - 1
        let own = ledger.entries.indices.filter { ledger.entries[$0].release == newest && Self.isCounted(ledger.entries[$0]) }
        let subjects = Set(own.filter { ledger.entries[$0].isSensitive }.map { ledger.entries[$0].cell.key.indicator })
        for index in own where subjects.contains(ledger.entries[index].cell.key.indicator) {
            let key = ledger.entries[index].cell.key
            guard wholes[key] == nil else { continue }
            wholes[key] = index
            guard ledger.entries[index].isSensitive else { continue }
            for dimension in key.values.keys where Self.adds(ledger.entries[index], over: dimension) {
                let whole = CellKey(
                    indicator: key.indicator, days: key.days, values: key.values.filter { $0.key != dimension })
                parts[Family(whole: whole, dimension: dimension), default: []].append(index)
            }
        }
        var earlier = [[CellKey: Amounts]](repeating: [:], count: newest)
        for entry in ledger.entries
        where entry.release < newest && !entry.cell.isHidden && Self.isCounted(entry)
            && subjects.contains(entry.cell.key.indicator)
        {
            earlier[entry.release][entry.cell.key] = entry.amounts
        }
        (self.ledger, self.rule) = (ledger, PrimaryRule(policy: policy))
        (self.wholes, self.parts, self.earlier) = (wholes, parts, earlier)
    }

    /// These and the cells that go as well, so that what is hidden of each total is together large enough to show.
    func with(_ hidden: Set<Int>) -> Set<Int> {
        var all = hidden
        while true {
            let more = self.beside(all)
            guard !more.isEmpty else { return all }
            all.formUnion(more)
        }
    }

    /// The smallest parts first.
    private func beside(_ hidden: Set<Int>) -> Set<Int> {
        var more: Set<Int> = []
        for (family, parts) in self.parts {
            guard let whole = self.wholes[family.whole], !hidden.contains(whole) else { continue }
            let shown = parts.filter { !hidden.contains($0) }
                .sorted { self.size($0) > self.size($1) }
            guard !shown.isEmpty else { continue }
            if family.dimension.hasSeveralValues {
                more.formUnion(shown.filter { self.tells(whole, less: [$0], family, others: 0) })
                continue
            }
            // One alone is found out and guarded by what it follows from.
            guard parts.count - shown.count != 1 else { continue }
            let most = parts.filter { !shown.contains($0) }.map { self.ledger.entries[$0].amounts.cases }.max() ?? 0
            var kept = shown
            while !kept.isEmpty, self.tells(whole, less: kept, family, others: most) { kept.removeLast() }
            // Rather the total than every part of it.
            more.formUnion(kept.isEmpty && self.ledger.entries[whole].isSensitive ? [whole] : shown.dropFirst(kept.count))
        }
        return more
    }

    /// Whether what is left of a total is too small to show, or changed by too little. `others`: distinct cases in one of the parts that
    /// are left, where those do not add up.
    private func tells(_ whole: Int, less shown: [Int], _ family: Family, others: Double) -> Bool {
        let entry = self.ledger.entries[whole]
        let rest = shown.reduce(entry.amounts) { $0 - self.ledger.entries[$1].amounts }
        let adds = entry.anatomy.cases.map { !Quantity.isSplit($0, notAddingUpOver: family.dimension) } ?? true
        if self.rule.isSmall(change: adds || family.dimension.hasSeveralValues ? rest : rest.of(cases: others), of: entry) {
            return true
        }
        let keys = shown.map { self.ledger.entries[$0].cell.key }
        return self.earlier.contains { before in
            guard let total = before[entry.cell.key] else { return false }
            let known = keys.compactMap { before[$0] }
            guard known.count == keys.count else { return false }
            let change = rest - known.reduce(total, -)
            return self.rule.isSmall(change: adds ? change : change.of(cases: 0), of: entry)
        }
    }

    private func size(_ index: Int) -> (Double, Double, Int) {
        let amounts = self.ledger.entries[index].amounts
        return (amounts.denominator, amounts.numerator, index)
    }

    /// Whether it has numbers of which a total is the sum.
    private static func isCounted(_ entry: Ledger.Entry) -> Bool {
        guard entry.cell.addsUp, entry.anatomy.named == nil, !entry.parts.isEmpty else { return false }
        return entry.cell.standing == .published && entry.parts.allSatisfy { $0.value != nil }
    }

    /// Whether the total is the sum of such parts, or has them in it.
    private static func adds(_ entry: Ledger.Entry, over dimension: Dimension) -> Bool {
        dimension.hasSeveralValues
            || entry.parts.allSatisfy { $0.role == .cases || !Quantity.isSplit($0.quantity, notAddingUpOver: dimension) }
    }
}
