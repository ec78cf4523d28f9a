public import Foundation

extension Decimal {
    /// The nearest double.
    public var double: Double { Double(self.description) ?? (self as NSDecimalNumber).doubleValue }
}
