internal import Domain
internal import Foundation

/// T-scores as they may be told: to six significant digits, and no further (contract §4 asks for at least as many).
///
/// A T-score is a sum of scores times a root that hangs on the number and the weights of a family's goals. Such roots have no
/// common measure: in sixteen digits one sum over twelve families can be taken apart into what each way of weighing added to it,
/// and of a way that one family has, that family's scores.
public enum ScoreRounding {
    private static let digits = 6

    /// The fewest families whose T-scores together are shown. In six digits the sum over ten or twelve is nearly always of one division
    /// of scores alone to who knows how many goals each has, that over thirty of dozens (`docs/disclosure/reader.md`).
    static let fewest = 30

    /// By what part of itself a number differs at most from what it was.
    public static let slack = 5e-6

    /// The same with T-scores as they may be told.
    public static func round(_ tables: [CellTable]) -> [CellTable] {
        tables.map { table in table.with(table.cells.map { $0.unit == .tScore ? self.round($0) : $0 }) }
    }

    private static func round(_ cell: FigureCell) -> FigureCell {
        cell.with {
            $0.numerator = cell.numerator.map(self.round)
            $0.value = cell.value.map(self.round)
            $0.interval = cell.interval.map { Interval(lower: self.round($0.lower), upper: self.round($0.upper)) }
        }
    }

    private static func round(_ value: Decimal) -> Decimal {
        guard !value.isZero else { return value }
        // The exponent of the first digit: 603.8 is 6.038·10².
        let first = value.exponent + "\(value.significand)".count - 1
        var (rounded, exact) = (Decimal(), value)
        NSDecimalRound(&rounded, &exact, self.digits - 1 - first, .plain)
        return rounded
    }

    private static func round(_ value: Double) -> Double {
        guard value.isFinite, let exact = Decimal(string: "\(value)") else { return value }
        return Double("\(self.round(exact))") ?? value
    }
}
