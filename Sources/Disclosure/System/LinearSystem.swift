/// Unknown numbers between bounds, and rows that tie them: `lower` ≤ Σ factor · unknown ≤ `upper`.
struct LinearSystem {
    struct Term: Hashable {
        let unknown: Int
        let factor: Double
    }

    struct Row {
        var terms: [Term]
        var lower: Double
        var upper: Double
        /// Whether it only bounds its unknowns one by one, before the puzzles are made. For ties between sums and counts, whose odd
        /// factors would make every corner a fraction and tell next to nothing more.
        var isLoose = false

        /// Whether it says that two unknowns are one.
        var isSame: Bool {
            self.terms.count == 2 && self.terms[0].factor == -self.terms[1].factor && self.lower == 0 && self.upper == 0
                && !self.isLoose
        }

        /// Says the same of the negated sum.
        mutating func turn() {
            self.terms = self.terms.map { Term(unknown: $0.unknown, factor: -$0.factor) }
            (self.lower, self.upper) = (-self.upper, -self.lower)
        }
    }

    var lower: [Double] = []
    var upper: [Double] = []
    var isWhole: [Bool] = []
    var rows: [Row] = []

    /// Two numbers closer than this are the same; counts are whole, and sums have far fewer digits.
    static let tolerance = 1e-6

    mutating func addUnknown(isWhole: Bool, lower: Double = 0) -> Int {
        self.lower.append(lower)
        self.upper.append(.infinity)
        self.isWhole.append(isWhole)
        return self.lower.count - 1
    }

    mutating func addRow(_ terms: [Term], _ lower: Double, _ upper: Double, isLoose: Bool = false) {
        self.rows.append(Row(terms: terms, lower: lower, upper: upper, isLoose: isLoose))
    }

    /// The rows with what is fixed taken out of them, without those that then say nothing.
    var open: LinearSystem {
        var open = self
        open.rows = self.rows.compactMap { row in
            var rest = row
            rest.terms = row.terms.filter { !self.isFixed($0.unknown) }
            guard !rest.terms.isEmpty, rest.terms.count < row.terms.count else { return rest.terms.isEmpty ? nil : row }
            let fixed = row.terms.reduce(0) { $0 + (self.isFixed($1.unknown) ? $1.factor * self.lower[$1.unknown] : 0) }
            let slack = Self.tolerance * Double(row.terms.count)
            (rest.lower, rest.upper) = (row.lower - fixed - slack, row.upper - fixed + slack)
            return rest
        }
        return open
    }

    func isFixed(_ unknown: Int) -> Bool { self.upper[unknown] - self.lower[unknown] < Self.tolerance }
}
