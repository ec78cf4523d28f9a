internal import Disclosure
internal import Domain
internal import Foundation

/// What the rule on dominance says of how a figure of a circle is divided among its organisations: a circle prints that rule.
extension CircleProtection {
    /// Whether an organisation, which knows its own part, would know another's too nearly.
    func dividesTooNearly(_ key: CellKey, for organisation: TenantID) -> Bool {
        self.dividesTooNearly(key, outside: nil, known: [organisation])
    }

    /// Whether a gemeente, which knows its own cases of each organisation and the year of some around it, would know too nearly what
    /// another has around it.
    func dividesTooNearly(_ key: CellKey, for gemeente: String) -> Bool {
        let known = self.sum.sources.filter { source in
            !source.isElsewhere(than: gemeente)
                || source.shown(to: gemeente, of: key.indicator).contains { $0.key == key }
        }
        return self.dividesTooNearly(key, outside: gemeente, known: Set(known.map(\.organisation)))
    }

    private func dividesTooNearly(_ key: CellKey, outside gemeente: String?, known: Set<TenantID>) -> Bool {
        let isAnswer = self.policy.sensitiveIndicators.contains(key.indicator)
        return WholeNumber.allCases.contains { number in
            var parts: [PartsOfTotal.Part] = []
            var others: [Int] = []
            for source in self.sum.sources {
                guard let all = source.cells(key, outside: nil), let sought = source.cells(key, outside: gemeente),
                    let whole = number.total(of: all, isAnswer: isAnswer)
                else { continue }
                let part = number.total(of: sought, isAnswer: isAnswer) ?? 0
                if known.contains(source.organisation) {
                    others.append(whole)
                } else {
                    let least = sought.reduce(0) { $0 + self.least(number, of: $1) }
                    parts.append(PartsOfTotal.Part(sought: part, known: whole - part, least: least))
                }
            }
            return PartsOfTotal(parts, others: others, policy: self.policy, isAlsoOfSought: gemeente != nil)
                .areNarrow(self.policy.protection)
        }
    }

    /// Whether an amount would tell a gemeente how few an organisation has around it, if that asks the same of everybody: of its own
    /// cases the gemeente knows the price, and the amount is then a sum of whole numbers of prices.
    func isCountedByPrice(_ key: CellKey, for gemeente: String) -> Bool {
        self.sum.sources.contains { source in
            let cells = source.cells(key, outside: gemeente) ?? []
            guard cells.first?.unit == .euro else { return false }
            return (1..<self.policy.threshold).contains(cells.reduce(0) { $0 + ($1.n ?? 0) })
        }
    }

    /// What a figure that a gemeente was shown of itself has at least.
    private func least(_ number: WholeNumber, of cell: FigureCell) -> Int {
        guard self.policy.sensitiveIndicators.contains(cell.key.indicator), cell.denominator ?? 0 > 0 else { return 0 }
        guard cell.isShare else { return self.own.fewestOfMean(cell.unit) }
        return number == .denominator ? 2 * self.own.threshold : self.own.threshold
    }
}

/// The numbers of a figure that are of families or answers; of anything but answers the rest is not looked at by itself, here or elsewhere
/// (`docs/disclosure/limits.md`).
private enum WholeNumber: CaseIterable {
    case numerator, denominator, rest

    /// nil for figures that have no such number.
    func total(of cells: [FigureCell], isAnswer: Bool) -> Int? {
        guard let sample = cells.first else { return nil }
        let total = cells.total
        switch self {
        case .numerator where sample.unit == .count || sample.isShare: return total.numerator.whole
        case .denominator where sample.denominator != nil: return total.denominator.whole
        case .rest where sample.isShare && isAnswer: return (total.denominator - total.numerator).whole
        default: return nil
        }
    }
}

extension Decimal {
    /// nil when it is not a whole number.
    fileprivate var whole: Int? { Int(exactly: self.double) }
}
