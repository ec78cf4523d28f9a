public import Domain

public import struct Foundation.Decimal

/// Why a figure differs between two moments, or between two periods at the same dates: the change of its teller and noemer,
/// divided over causes that add up exactly.
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
        /// The figure is defined otherwise: the same data on the same day, under both versions.
        case redefined(from: Int, to: Int)
        /// The case lies in the earlier period only, and what it counted for is gone.
        case left(Counting)
        /// The case lies in the later period only.
        case came(Counting)
        /// The case lies in both periods, with another amount.
        case both
    }

    /// How a case counts in its period.
    public enum Counting: String, Sendable, Hashable, CaseIterable {
        /// In the teller, of a share.
        case numerator
        /// In the noemer alone, of a share.
        case denominator
        /// Of what is no share: it counts.
        case whole
        /// Not at all: a term that still runs, a reason or an answer that is not known.
        case nothing
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
        public let period: Period
        public let dates: TwoDates
        /// The version of the definition that held on the peildatum.
        public let version: Int
        public let numerator: Decimal
        public let denominator: Decimal
    }

    /// The id as exported.
    public let indicator: String
    public let definition: Definition
    public let before: Side
    public let after: Side
    /// The causes in a fixed order; empty when nothing changed.
    public let parts: [Part]
    /// Whether the figure has a teller: of a median only the cases it rests on are explained.
    public let hasNumerator: Bool
    /// Whether it has a noemer: a count has none.
    public let hasDenominator: Bool
    /// Whether it counts who is there on the last day of a period, not what happened in it.
    public let isStock: Bool

    /// The period that is explained.
    public var period: Period { self.after.period }
    /// Whether two periods are compared, not two moments.
    public var isOfPeriods: Bool { self.before.period != self.after.period }
}

/// A question why a figure changed.
public struct FigureChangeRequest: Sendable, Hashable {
    public var id: String
    public var period: Period
    /// The period to explain the difference with, at the later dates; nil = the same period at the earlier dates.
    public var comparedPeriod: Period?
    public var filters: [Dimension: [String]]
    public var peildatumBefore: Day?
    public var standBefore: Stand
    public var peildatumAfter: Day?
    public var standAfter: Stand

    public init(
        id: String, period: Period, comparedPeriod: Period? = nil, filters: [Dimension: [String]] = [:],
        peildatumBefore: Day? = nil, standBefore: Stand = .latest,
        peildatumAfter: Day? = nil, standAfter: Stand = .latest
    ) {
        self.id = id
        self.period = period
        self.comparedPeriod = comparedPeriod
        self.filters = filters
        self.peildatumBefore = peildatumBefore
        self.standBefore = standBefore
        self.peildatumAfter = peildatumAfter
        self.standAfter = standAfter
    }
}
