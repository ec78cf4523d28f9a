internal import Foundation

extension Decimal {
    /// The nearest double.
    var double: Double { Double(self.description) ?? (self as NSDecimalNumber).doubleValue }
}
