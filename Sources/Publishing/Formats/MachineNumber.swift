internal import Foundation

/// Numbers as files have them: plain digits with a decimal point, no exponent, no thousands mark.
enum MachineNumber {
    /// At most ten decimals, without trailing zeros: more than the six significant digits that contract §4 asks.
    static func text(_ value: Double) -> String {
        var digits = Substring(String(format: "%.10f", locale: Locale(identifier: "en_US_POSIX"), value))
        while digits.last == "0" { digits.removeLast() }
        if digits.last == "." { digits.removeLast() }
        return digits == "-0" ? "0" : String(digits)
    }

    /// Exact.
    static func text(_ value: Decimal) -> String { value.description }
}
