/// The numbers of a figure, or of what is left of it when others are taken off: teller, noemer and distinct cases.
struct Amounts {
    private(set) var numerator = 0.0
    private(set) var denominator = 0.0
    private(set) var cases = 0.0
    /// What rounding leaves open of each.
    private var slack = LinearSystem.tolerance

    init() {}

    init(_ parts: [CellPart]) {
        for part in parts {
            switch part.role {
            case .numerator: self.numerator = part.value ?? 0
            case .denominator: self.denominator = part.value ?? 0
            case .cases: self.cases = part.value ?? 0
            }
            self.slack += part.slack
        }
    }

    /// Whether there is nothing of it. Distinct cases do not add up over time: those of windows that tile another are no difference.
    var isNothing: Bool { abs(self.numerator) <= self.slack && abs(self.denominator) <= self.slack }

    /// The same of so many cases; 0 where nobody knows how many.
    func of(cases: Double) -> Amounts {
        var amounts = self
        amounts.cases = cases
        return amounts
    }

    static func + (left: Amounts, right: Amounts) -> Amounts { left.adding(right, 1) }
    static func - (left: Amounts, right: Amounts) -> Amounts { left.adding(right, -1) }

    private func adding(_ other: Amounts, _ sign: Double) -> Amounts {
        var sum = self
        sum.numerator += sign * other.numerator
        sum.denominator += sign * other.denominator
        sum.cases += sign * other.cases
        sum.slack += other.slack
        return sum
    }
}

extension Ledger.Entry {
    /// Its numbers, to be added and taken off.
    var amounts: Amounts { Amounts(self.parts) }
}

extension PrimaryRule {
    /// Whether what a sensitive figure grew or shrank by is too small to show by itself; none at all is not.
    func isSmall(change: Amounts, of entry: Ledger.Entry) -> Bool {
        !change.isNothing && self.isSmall(change, of: entry)
    }

    /// The same of windows that tile another: where distinct cases do not add up over time, nobody knows how many it is of.
    func isSmall(change: Amounts, ofSeveral entry: Ledger.Entry) -> Bool {
        let adds = entry.anatomy.cases.map(Quantity.addsUpOverTime) ?? true
        return self.isSmall(change: adds ? change : change.of(cases: 0), of: entry)
    }

    /// Whether what is left of a sensitive figure in some days could not be shown by itself; of a share, that it is about nobody is told
    /// by its noemer.
    func isSmall(rest: Amounts, of entry: Ledger.Entry) -> Bool {
        if rest.isNothing, case .count = entry.anatomy.measure { return self.policy.hidesZeros }
        // What distinct cases leave is the fewest that there were.
        return self.isSmall(change: rest.cases < 0 ? rest.of(cases: 0) : rest, of: entry)
    }

    private func isSmall(_ change: Amounts, of entry: Ledger.Entry) -> Bool {
        let (numerator, denominator) = (change.numerator, change.denominator)
        let k = Double(self.policy.threshold)
        switch entry.anatomy.measure {
        case .share:
            // Twelve goals more may be those of two families.
            let isOfFew = entry.anatomy.cases != nil && abs(change.cases) < k
            return abs(numerator) < k || abs(denominator - numerator) < k || isOfFew
        case .mean(_, _, let each, _):
            // Ten more who all gave a ten.
            let (sum, many) = denominator < 0 ? (-numerator, -denominator) : (numerator, denominator)
            return many < Double(self.fewest(entry)) || sum <= each.lowerBound * many || sum >= each.upperBound * many
        case .spread:
            return abs(denominator) < Double(self.policy.meanThreshold)
        case .count:
            return abs(numerator) < k
        case .sum, .shareOfSums:
            return abs(change.cases) < k
        }
    }
}
