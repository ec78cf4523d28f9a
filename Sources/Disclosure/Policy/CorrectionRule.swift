internal import Domain

/// A corrected cell beside the one it replaces shows the difference: the answers of the few whose data changed. It is shown
/// only when that difference could be published by itself.
struct CorrectionRule {
    /// What the reader has seen, latest last.
    private let seen: [CellKey: [CellPart]]
    private let policy: DisclosurePolicy

    init(_ ledger: Ledger, policy: DisclosurePolicy) {
        var seen: [CellKey: [CellPart]] = [:]
        for entry in ledger.entries where entry.release < ledger.releaseCount - 1 && !entry.cell.isHidden && entry.isSensitive {
            seen[entry.cell.key] = entry.parts
        }
        self.seen = seen
        self.policy = policy
    }

    func hides(_ entry: Ledger.Entry) -> Bool {
        guard entry.isSensitive, let before = self.seen[entry.cell.key] else { return false }
        func growth(_ role: CellPart.Role) -> Double {
            let value: ([CellPart]) -> Double = { parts in parts.first { $0.role == role }?.value ?? 0 }
            return value(entry.parts) - value(before)
        }
        let (numerator, denominator) = (growth(.numerator), growth(.denominator))
        guard abs(numerator) > LinearSystem.tolerance || abs(denominator) > LinearSystem.tolerance else { return false }
        switch entry.anatomy.measure {
        case .share:
            let k = Double(self.policy.threshold)
            return abs(numerator) < k || abs(denominator - numerator) < k
        case .mean, .spread:
            return abs(denominator) < Double(self.policy.meanThreshold)
        case .count, .sum, .shareOfSums:
            return abs(numerator) < Double(self.policy.threshold)
        }
    }
}
