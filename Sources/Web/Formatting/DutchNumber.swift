internal import Foundation

/// Numbers as readers write them, in Dutch `1.234,5`: the marks are those of ``Notation``. Rounding is exact and halves go away from zero (contract §4).
enum DutchNumber {
    static func whole(_ value: Int) -> String { self.text(Int128(value), places: 0) }

    /// A sum or a count, as delivered, rounded to so many decimals.
    static func decimal(_ value: Decimal, places: Int) -> String {
        guard let exact = ExactDecimal(value), let rounded = exact.rounded(places: places) else {
            return self.decimal((value as NSDecimalNumber).doubleValue, places: places)
        }
        return self.text(rounded, places: places)
    }

    /// A computed value (a bound, a median), rounded from the shortest decimal that names it: 0,25 becomes 0,3.
    static func decimal(_ value: Double, places: Int) -> String {
        guard value.isFinite, let exact = ExactDecimal(text: "\(value)"), let rounded = exact.rounded(places: places) else {
            return "–"
        }
        return self.text(rounded, places: places)
    }

    /// scale × numerator ÷ denominator without any step through binary fractions; nil when the denominator is 0.
    static func ratio(_ numerator: Decimal, _ denominator: Decimal, scale: Int = 1, places: Int) -> String? {
        guard let rounded = ExactDecimal.ratio(numerator, denominator, scale: scale, places: places) else {
            guard denominator != 0 else { return nil }
            let value = (numerator as NSDecimalNumber).doubleValue / (denominator as NSDecimalNumber).doubleValue
            return self.decimal(value * Double(scale), places: places)
        }
        return self.text(rounded, places: places)
    }

    /// `units` counts the last decimal place: (12345, 1) is 1.234,5.
    static func text(_ units: Int128, places: Int) -> String {
        var digits = String(units.magnitude)
        if digits.count <= places { digits = String(repeating: "0", count: places + 1 - digits.count) + digits }
        let whole = digits.dropLast(places)
        let notation = Language.current.notation
        var grouped = ""
        for (offset, digit) in whole.enumerated() {
            if offset > 0, (whole.count - offset) % 3 == 0 { grouped.append(notation.groupMark) }
            grouped.append(digit)
        }
        let sign = units < 0 ? "-" : ""
        return places == 0 ? sign + grouped : "\(sign)\(grouped)\(notation.decimalMark)\(digits.suffix(places))"
    }
}
