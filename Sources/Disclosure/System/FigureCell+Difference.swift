internal import Domain

import struct Foundation.Decimal

/// What a reader makes of figures that stand beside each other.
extension FigureCell {
    /// Nobody was told, and nobody may find out.
    func untold(_ key: CellKey) -> FigureCell {
        self.emptied(.hiddenByComplement).with { ($0.key, $0.period, $0.standing) = (key, "", .unsaid) }
    }

    /// What it has more than others together.
    func less(_ others: [FigureCell], _ key: CellKey) -> FigureCell {
        func less(_ number: (FigureCell) -> Decimal?) -> Decimal? {
            number(self).map { others.reduce($0) { $0 - (number($1) ?? 0) } }
        }
        return self.with {
            ($0.key, $0.period, $0.status, $0.standing) = (key, "", .value, .known)
            ($0.numerator, $0.denominator) = (less(\.numerator), less(\.denominator))
            $0.n = self.n.map { others.reduce($0) { $0 - ($1.n ?? 0) } }
            ($0.value, $0.interval, $0.contributions) = (nil, nil, [])
        }
    }

    /// Whether what two windows have different is of the days between. Distinct cases with a visit are not, the hours are.
    func isOfItsDays(_ anatomy: Anatomy) -> Bool {
        self.addsUp
            && anatomy.names.allSatisfy { ($0 == anatomy.cases || Quantity.addsUpOverTime($0)) && $0 != Quantity.stock }
    }

    var isNothing: Bool { self.numerator ?? 0 == 0 && self.denominator ?? 0 == 0 && self.n ?? 0 == 0 }

    /// Whether it may be something that was counted by itself.
    var isPossible: Bool {
        let (numerator, denominator) = (self.numerator ?? 0, self.denominator)
        guard numerator >= 0, self.n ?? 0 >= 0 else { return false }
        return denominator.map { $0 >= 0 && (!self.isShare || numerator <= $0) } ?? true
    }
}

extension CellTable {
    /// Cells that are in no file, as a table, each once; none where there are none.
    static func beside(_ cells: [FigureCell]) -> [CellTable] {
        var known: Set<CellKey> = []
        let once = cells.filter { known.insert($0.key).inserted }
        return once.isEmpty ? [] : [CellTable(name: "", dimensions: [], cells: once)]
    }
}

extension PrimaryRule {
    /// Whether a difference of sensitive figures is too small to show by itself.
    func hides(difference more: FigureCell) -> Bool {
        let anatomy = Anatomy.of(more.key, unit: more.unit)
        let entry = Ledger.Entry(
            release: 0, table: 0, position: 0, cell: more, anatomy: anatomy, parts: CellPart.all(of: more, anatomy),
            isSensitive: true)
        return !more.isPossible || self.hides(entry) || self.isOfFewFamilies(entry)
    }
}
