internal import Domain
internal import Foundation

/// One number of a cell: which quantity it is, and its value where the cell shows it.
struct CellPart {
    /// In the order in which a cell's numbers are looked at.
    enum Role: String, Comparable {
        case cases = "n"
        case denominator = "noemer"
        case numerator = "teller"

        static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }
    }

    let role: Role
    let quantity: String
    let value: Double?
    /// What a rounded value leaves open; nil where nothing was rounded or nothing follows from it.
    var range: ClosedRange<Double>?
    let isWhole: Bool

    /// Room around `value`: sums are rounded somewhere beyond the decimals a file holds, and those of T-scores well before.
    var slack: Double {
        guard !self.isWhole, let value else { return 0 }
        return (self.quantity == Quantity.scores ? ScoreRounding.slack : 1e-6) * (1 + abs(value))
    }

    /// The numbers of a cell that add up. A slice that has not begun holds none.
    static func all(of cell: FigureCell, _ anatomy: Anatomy) -> [CellPart] {
        let isShown = cell.status == .value
        guard cell.isHidden || isShown || cell.numerator != nil || cell.denominator != nil || cell.n ?? 0 > 0 else { return [] }
        func part(_ role: Role, _ quantity: String, _ value: Decimal?, whole: Bool = true) -> CellPart {
            CellPart(role: role, quantity: quantity, value: value?.double, isWhole: whole)
        }
        let n = cell.n.map { Decimal($0) }
        var isKnown: Bool { Anatomy.known[cell.key.indicator] != nil }
        // What somebody else published may lack a number that stands there under another name (reading 7.14).
        let alone = cell.numerator ?? (isShown && isKnown ? cell.value.map { Decimal($0) } : nil)
        let denominator = cell.denominator ?? (anatomy.cases == nil && anatomy.named == nil && isKnown ? n : nil)
        let parts: [CellPart] =
            switch anatomy.measure {
            case .count(let name): [part(.numerator, name, alone)]
            case .sum(let name): [part(.numerator, name, alone, whole: false)]
            case .spread(let name):
                cell.isHidden || cell.denominator != nil || n != nil ? [part(.denominator, name, cell.denominator ?? n)] : []
            case .share(let teller, let noemer):
                [
                    part(.numerator, teller, anatomy.named == nil ? cell.numerator : alone).bounded(
                        by: Self.reach(ofPercentage: cell, of: denominator)),
                    part(.denominator, noemer, denominator),
                ]
            case .mean(let teller, let noemer, _, let isWhole):
                [part(.numerator, teller, cell.numerator, whole: isWhole), part(.denominator, noemer, denominator)]
            case .shareOfSums(let teller, let noemer):
                [
                    part(.numerator, teller, cell.numerator, whole: false),
                    part(.denominator, noemer, cell.denominator, whole: false),
                ]
            }
        guard cell.standing != .leftOut else { return parts.filter { $0.role == .numerator } }
        return parts + (anatomy.cases.map { [part(.cases, $0, n)] } ?? [])
    }

    /// What a percentage, as a page rounds it to one decimal, says of a teller that is not shown itself (reading 6.3).
    private static func reach(ofPercentage cell: FigureCell, of noemer: Decimal?) -> ClosedRange<Double>? {
        guard cell.unit == .percent, cell.numerator == nil, let value = cell.value, let denominator = noemer?.double else {
            return nil
        }
        let least = PuzzleAttack.ceiling((value - 0.05) * denominator / 100)
        let most = PuzzleAttack.floor((value + 0.05) * denominator / 100)
        return least <= most ? least...most : nil
    }

    private func bounded(by range: ClosedRange<Double>?) -> CellPart {
        var part = self
        part.range = range
        return part
    }
}
