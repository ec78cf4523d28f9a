public import Foundation

extension Decimal {
    /// The nearest double.
    public var double: Double {
        // Foundation's own is exact of whole numbers, and often a digit off beside a fraction. Text is exact, and ten times as slow.
        if self.exponent >= 0 {
            let whole = NSDecimalNumber(decimal: self).doubleValue
            if abs(whole) < 0x1p52 { return whole }
        }
        return Double(self.description) ?? (self as NSDecimalNumber).doubleValue
    }
}
