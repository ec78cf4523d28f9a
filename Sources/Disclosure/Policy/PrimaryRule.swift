internal import Domain

/// Which cells are too small to show by themselves (reading 6.1).
struct PrimaryRule {
    let policy: DisclosurePolicy

    /// Whether a sensitive cell is hidden for being small. A cell of a slice that has not begun tells nothing; one with a value and no
    /// number behind it may be of anybody.
    func hides(_ entry: Ledger.Entry) -> Bool {
        guard entry.isSensitive else { return false }
        guard entry.cell.status != .value || entry.parts.contains(where: { $0.value != nil || $0.range != nil }) else {
            return entry.cell.value != nil
        }
        guard !entry.parts.isEmpty else { return entry.cell.value != nil }
        let numerator = entry.parts.first { $0.role == .numerator }?.value ?? 0
        let denominator = entry.parts.first { $0.role == .denominator }?.value ?? 0
        let k = Double(self.policy.threshold)
        switch entry.anatomy.measure {
        case .count:
            return self.isSmall(numerator)
        case .share:
            // 0 % and 100 % tell everybody's answer.
            return numerator < k || denominator - numerator < k
        case .mean(_, _, let each, _):
            let atAnEnd = numerator <= each.lowerBound * denominator || numerator >= each.upperBound * denominator
            return denominator < Double(self.fewest(entry)) || atAnEnd
        case .sum, .shareOfSums:
            return Double(entry.cell.n ?? 0) < k
        case .spread:
            return denominator < Double(self.policy.meanThreshold)
        }
    }

    /// Whether being said to be small would say more than that it is: of a mean of enough answers, that all gave the same extreme.
    func tellsTooMuch(_ entry: Ledger.Entry) -> Bool {
        guard case .mean = entry.anatomy.measure else { return false }
        return entry.parts.first { $0.role == .denominator }?.value ?? 0 >= Double(self.fewest(entry))
    }

    /// The least noemer of a mean that is shown.
    func fewest(_ entry: Ledger.Entry) -> Int { self.policy.fewestOfMean(entry.cell.unit) }

    /// Whether a sensitive share of goals or invoices is about fewer families than the threshold, although it is large enough by itself:
    /// twelve goals of one family are that family's answer. Nothing about its teller follows from that it is hidden.
    func isOfFewFamilies(_ entry: Ledger.Entry) -> Bool {
        guard entry.isSensitive, entry.anatomy.cases != nil, case .share = entry.anatomy.measure, let cases = entry.cell.n else {
            return false
        }
        return cases < self.policy.threshold && entry.parts.contains { $0.role == .denominator && ($0.value ?? 0) > 0 }
    }

    private func isSmall(_ count: Double) -> Bool {
        count < Double(self.policy.threshold) && (count > 0 || self.policy.hidesZeros)
    }

    /// Whether one organisation could work out another's part of a sensitive cell, or all see whose it is: of what did, of what did
    /// not, and of all together.
    func isDominated(_ entry: Ledger.Entry) -> Bool {
        let contributions = entry.cell.contributions
        guard entry.isSensitive, !contributions.isEmpty else { return false }
        var sides = [contributions.map(\.numerator), contributions.map(\.denominator)]
        if case .share = entry.anatomy.measure { sides.append(contributions.map { $0.denominator - $0.numerator }) }
        return sides.contains { Self.isDominated($0, self.policy.dominance) }
    }

    /// n-k: the largest few hold nearly all; p %: the second can estimate the first (domain §8.3).
    static func isDominated(_ contributions: [Double], _ rule: DisclosurePolicy.Dominance?) -> Bool {
        guard let rule, !contributions.isEmpty else { return false }
        let sorted = contributions.map(abs).sorted(by: >)
        let total = sorted.reduce(0, +)
        guard total > 0 else { return false }
        if sorted.prefix(rule.count).reduce(0, +) > rule.share * total { return true }
        return total - sorted[0] - (sorted.count > 1 ? sorted[1] : 0) < rule.closeness * sorted[0]
    }
}
