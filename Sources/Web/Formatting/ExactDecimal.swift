internal import Foundation

/// A decimal number as a whole number of its last place, for arithmetic that must not round on the way.
struct ExactDecimal {
    private let units: Int128
    private let places: Int

    init?(_ value: Decimal) {
        self.init(text: value.description)
    }

    /// Reads `-12.50` and `1.5e-07`; nil when it has more digits than fit.
    init?(text: String) {
        let parts = text.lowercased().split(separator: "e", maxSplits: 1)
        guard let mantissa = parts.first, let exponent = parts.count > 1 ? Int(parts[1]) : 0 else { return nil }
        let digits = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = digits.count > 1 ? digits[1] : ""
        guard let units = Int128(String(digits[0] + fraction)) else { return nil }
        let places = fraction.count - exponent
        if places >= 0 {
            self.units = units
            self.places = places
        } else {
            guard let power = Self.power(-places), case let (whole, overflow) = units.multipliedReportingOverflow(by: power),
                !overflow
            else { return nil }
            self.units = whole
            self.places = 0
        }
    }

    /// Units of the last of so many places, halves away from zero; nil when it does not fit.
    func rounded(places: Int) -> Int128? {
        Self.quotient(self.units, shift: places - self.places, over: 1)
    }

    /// scale × numerator ÷ denominator in units of the last of so many places; nil for a denominator of 0 or an overflow.
    static func ratio(_ numerator: Decimal, _ denominator: Decimal, scale: Int, places: Int) -> Int128? {
        guard let top = ExactDecimal(numerator), let bottom = ExactDecimal(denominator), bottom.units != 0 else { return nil }
        let (scaled, overflow) = top.units.multipliedReportingOverflow(by: Int128(scale))
        guard !overflow else { return nil }
        return self.quotient(scaled, shift: places + bottom.places - top.places, over: bottom.units)
    }

    /// The difference of two ratios in units of the last of so many places, rounded once at the end.
    static func difference(
        _ left: (numerator: Decimal, denominator: Decimal), _ right: (numerator: Decimal, denominator: Decimal), scale: Int,
        places: Int
    ) -> Int128? {
        self.ratio(
            left.numerator * right.denominator - right.numerator * left.denominator, left.denominator * right.denominator,
            scale: scale, places: places)
    }

    /// top × 10^shift ÷ bottom, halves away from zero.
    private static func quotient(_ top: Int128, shift: Int, over bottom: Int128) -> Int128? {
        guard let power = self.power(abs(shift)) else { return shift < 0 ? 0 : nil }
        let (dividend, tooBig) = shift >= 0 ? top.multipliedReportingOverflow(by: power) : (top, false)
        let (divisor, tooFine) = shift < 0 ? bottom.multipliedReportingOverflow(by: power) : (bottom, false)
        guard !tooBig, !tooFine else { return nil }
        let (whole, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
        guard rest.magnitude >= divisor.magnitude - rest.magnitude else { return whole }
        return whole + ((dividend < 0) == (divisor < 0) ? 1 : -1)
    }

    private static func power(_ exponent: Int) -> Int128? {
        guard exponent <= 38 else { return nil }
        return (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 }
    }
}
