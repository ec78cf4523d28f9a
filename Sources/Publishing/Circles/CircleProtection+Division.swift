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
        let known = self.sum.sources.filter { !$0.isElsewhere(than: gemeente) || $0.tells(key, to: gemeente) }
        return self.dividesTooNearly(key, outside: gemeente, known: Set(known.map(\.organisation)))
    }

    private func dividesTooNearly(_ key: CellKey, outside gemeente: String?, known: Set<TenantID>) -> Bool {
        let isAnswer = self.policy.sensitiveIndicators.contains(key.indicator)
        let found = self.sum.sources.compactMap { source -> (organisation: TenantID, all: [FigureCell], sought: [FigureCell])? in
            guard let all = source.cells(key, outside: nil), let sought = source.cells(key, outside: gemeente) else { return nil }
            return (source.organisation, all, sought)
        }
        guard let sample = found.lazy.compactMap(\.all.first).first else { return false }
        return WholeNumber.all(of: sample, isAnswer: isAnswer).contains { number in
            var parts: [PartsOfTotal.Part] = []
            var (others, beside): ([Int], [Int]) = ([], [])
            for (organisation, all, sought) in found {
                guard let whole = number.total(of: all), let part = number.total(of: sought) else { return true }
                if known.contains(organisation) {
                    others.append(whole)
                    if part > 0 { beside.append(part) }
                } else {
                    let least = sought.reduce(0) { $0 + self.least(number, of: $1) }
                    parts.append(PartsOfTotal.Part(sought: part, known: whole - part, least: least))
                }
            }
            return PartsOfTotal(
                parts, others: others, beside: gemeente == nil ? nil : beside, policy: self.policy,
                fewest: self.fewest(number, of: sample)
            ).areNarrow(self.policy.protection)
        }
    }

    /// What all organisations but one have together at least where a circle shows a figure: each of them takes its own part off.
    private func fewest(_ number: WholeNumber, of sample: FigureCell) -> Int {
        switch number {
        case .denominator where sample.isShare: 2 * self.policy.threshold
        case .denominator: self.policy.fewestOfMean(sample.unit)
        case .numerator, .rest: self.policy.threshold
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
private enum WholeNumber {
    case numerator, denominator, rest

    /// Those that a figure has.
    static func all(of sample: FigureCell, isAnswer: Bool) -> [WholeNumber] {
        if sample.isShare { return [.numerator, .denominator] + (isAnswer ? [.rest] : []) }
        // Hours out of hours are no numbers of anybody.
        if sample.denominator != nil { return sample.unit == .percent ? [] : [.denominator] }
        return sample.unit == .count ? [.numerator] : []
    }

    /// nil when it is not a whole number.
    func total(of cells: [FigureCell]) -> Int? {
        let total = cells.total
        let number =
            switch self {
            case .numerator: total.numerator
            case .denominator: total.denominator
            case .rest: total.denominator - total.numerator
            }
        return Int(exactly: number.double)
    }
}
