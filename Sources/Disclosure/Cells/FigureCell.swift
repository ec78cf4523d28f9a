public import Domain
public import Foundation

/// One typed cell of a table of figures, before or after protection; what is hidden or absent is nil.
public struct FigureCell: Sendable, Hashable {
    public var key: CellKey
    /// The version of the indicator's definition.
    public var version: Int
    /// The label of the slice, as exported: `2026-K1`.
    public var period: String
    public var numerator: Decimal?
    public var denominator: Decimal?
    /// In `unit`.
    public var value: Double?
    public var interval: Interval?
    public var unit: FigureUnit
    /// Distinct cases in the denominator; nil when hidden.
    public var n: Int?
    public var status: FigureStatus
    /// What each organisation adds; empty where nobody asks, and never published.
    public var contributions: [Contribution]
    public var standing: Standing

    /// How a cell stands to what its reader gets.
    public enum Standing: Sendable, Hashable {
        /// In it, shown or hidden.
        case published
        /// Not in it at all: nothing is said of its noemer, and only its teller must not come out.
        case leftOut
        /// Shown to the reader before, or hidden from it; nothing is decided about it any more.
        case known
        /// Never shown to the reader, and never said to be hidden; it must not come out.
        case unsaid
    }

    public init(
        key: CellKey, version: Int, period: String, numerator: Decimal?, denominator: Decimal?, value: Double?,
        interval: Interval?, unit: FigureUnit, n: Int?, status: FigureStatus, contributions: [Contribution] = [],
        standing: Standing = .published
    ) {
        self.key = key
        self.version = version
        self.period = period
        self.numerator = numerator
        self.denominator = denominator
        self.value = value
        self.interval = interval
        self.unit = unit
        self.n = n
        self.status = status
        self.contributions = contributions
        self.standing = standing
    }

    /// Whether the reader sees that something is kept from them.
    public var isHidden: Bool { self.status == .hidden || self.status == .hiddenByComplement }

    /// Whether a hidden cell prints a number all the same: each of them gives the others away.
    var isHiddenInNameOnly: Bool {
        self.isHidden
            && (self.numerator != nil || self.denominator != nil || self.value != nil || self.interval != nil || self.n != nil)
    }

    /// The same with something changed.
    public func with(_ change: (inout FigureCell) -> Void) -> FigureCell {
        var copy = self
        change(&copy)
        return copy
    }

    /// The cell without any number, for a reason: hidden, or never delivered. Of a hidden one teller, noemer, value, bounds and n
    /// all go, since n is the noemer of most ratios and Wilson's bounds give teller and noemer back exactly (reading 7.14).
    public func emptied(_ status: FigureStatus) -> FigureCell {
        self.with {
            ($0.numerator, $0.denominator, $0.value, $0.interval, $0.n) = (nil, nil, nil, nil, nil)
            ($0.status, $0.contributions) = (status, [])
        }
    }

    /// The same with a status that says it is hidden, its numbers still in it: to be asked for protection with, never published.
    public func keptBack(_ status: FigureStatus, standing: Standing = .published) -> FigureCell {
        self.with { ($0.status, $0.standing) = (status, standing) }
    }

    /// The cell as published when it is shown: without its contributions.
    var shown: FigureCell { self.with { $0.contributions = [] } }
}
