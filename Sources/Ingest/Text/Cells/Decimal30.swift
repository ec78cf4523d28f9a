/// A decimal number, exact, of at most 30 digits: equal values are equal whatever their spelling.
struct Decimal30: Hashable, Sendable, Comparable {
    static let mostDigits = 30

    /// False for zero.
    let isNegative: Bool
    /// All digits without the point, below 10³⁰.
    let magnitude: UInt128
    /// How many of them stand behind the point; the last of those is not 0.
    let scale: Int

    init(_ number: Int) {
        self.init(isNegative: number < 0, magnitude: UInt128(number.magnitude), scale: 0)
    }

    /// `magnitude` below 10³⁰ and without trailing zeros behind the point: what `CellDecimal` reads.
    init(isNegative: Bool, magnitude: UInt128, scale: Int) {
        self.isNegative = isNegative && magnitude != 0
        self.magnitude = magnitude
        self.scale = scale
    }

    static func < (left: Decimal30, right: Decimal30) -> Bool {
        guard left.isNegative == right.isNegative else { return left.isNegative }
        return left.isNegative ? right.isCloserToZero(than: left) : left.isCloserToZero(than: right)
    }

    private func isCloserToZero(than other: Decimal30) -> Bool {
        guard self.scale != other.scale else { return self.magnitude < other.magnitude }
        let (own, theirs) = (self.parts, other.parts)
        return own.whole == theirs.whole ? own.fraction < theirs.fraction : own.whole < theirs.whole
    }

    /// The digits before the point, and those behind it filled up to 30.
    private var parts: (whole: UInt128, fraction: UInt128) {
        let (whole, rest) = self.magnitude.quotientAndRemainder(dividingBy: Decimal30.power(self.scale))
        return (whole, rest * Decimal30.power(Decimal30.mostDigits - self.scale))
    }

    private static func power(_ exponent: Int) -> UInt128 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
