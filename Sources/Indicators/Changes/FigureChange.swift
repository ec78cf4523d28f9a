public import Domain

public import struct Foundation.Decimal

/// Why a figure differs between two moments: the change of its teller and noemer, divided over causes that add up exactly.
public struct FigureChange: Sendable {
    /// What made a case count differently.
    public enum Cause: Sendable, Hashable {
        /// The case was not known before.
        case new
        /// Rows about the case were added or corrected by this delivery.
        case corrected(delivery: Int)
        /// This delivery was undone.
        case undone(delivery: Int)
        /// The case is no longer there.
        case withdrawn
        /// The same data on a later day: a deadline or a follow-up passed, or an event lay after the earlier peildatum.
        case matured
        /// Other data: an employee, or another case of the same client.
        case other
    }

    /// What one cause changed.
    public struct Part: Sendable, Hashable {
        public let cause: Cause
        public let numerator: Decimal
        public let denominator: Decimal
        /// The cases concerned, by number.
        public let cases: [String]
    }

    /// One side of the comparison.
    public struct Side: Sendable, Hashable {
        public let dates: TwoDates
        public let numerator: Decimal
        public let denominator: Decimal
    }

    /// The id as exported.
    public let indicator: String
    public let definition: Definition
    public let period: Period
    public let before: Side
    public let after: Side
    /// The causes in a fixed order; empty when nothing changed.
    public let parts: [Part]
    /// Whether the figure has a teller: of a median only the cases it rests on are explained.
    public let hasNumerator: Bool
    /// Whether it has a noemer: a count has none.
    public let hasDenominator: Bool
}

/// A question why a figure changed.
public struct FigureChangeRequest: Sendable, Hashable {
    public var id: String
    public var period: Period
    public var filters: [Dimension: [String]]
    public var peildatumBefore: Day?
    public var standBefore: Stand
    public var peildatumAfter: Day?
    public var standAfter: Stand

    public init(
        id: String, period: Period, filters: [Dimension: [String]] = [:], peildatumBefore: Day? = nil, standBefore: Stand,
        peildatumAfter: Day? = nil, standAfter: Stand = .latest
    ) {
        self.id = id
        self.period = period
        self.filters = filters
        self.peildatumBefore = peildatumBefore
        self.standBefore = standBefore
        self.peildatumAfter = peildatumAfter
        self.standAfter = standAfter
    }
}
