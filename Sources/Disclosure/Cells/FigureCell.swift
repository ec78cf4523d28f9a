public import Domain
public import Foundation

/// One typed cell of a table of figures, before or after protection; what is hidden or absent is nil.
public struct FigureCell: Sendable, Hashable {
    public let key: CellKey
    /// The version of the indicator's definition.
    public let version: Int
    /// The label of the slice, as exported: `2026-K1`.
    public let period: String
    public let numerator: Decimal?
    public let denominator: Decimal?
    /// In `unit`.
    public let value: Double?
    public let interval: Interval?
    public let unit: FigureUnit
    /// Distinct cases in the denominator; nil when hidden.
    public let n: Int?
    public let status: FigureStatus
    /// What each organisation adds; empty where nobody asks, and never published.
    public let contributions: [Contribution]
    public let standing: Standing

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

    /// The cell without any number, for a reason: hidden, or never delivered. Of a hidden one teller, noemer, value, bounds and n
    /// all go, since n is the noemer of most ratios and Wilson's bounds give teller and noemer back exactly (reading 7.14).
    public func emptied(_ status: FigureStatus) -> FigureCell {
        FigureCell(
            key: self.key, version: self.version, period: self.period, numerator: nil, denominator: nil, value: nil,
            interval: nil, unit: self.unit, n: nil, status: status, standing: self.standing)
    }

    /// The same with a status that says it is hidden, its numbers still in it: to be asked for protection with, never published.
    public func keptBack(_ status: FigureStatus, standing: Standing = .published) -> FigureCell {
        FigureCell(
            key: self.key, version: self.version, period: self.period, numerator: self.numerator, denominator: self.denominator,
            value: self.value, interval: self.interval, unit: self.unit, n: self.n, status: status,
            contributions: self.contributions, standing: standing)
    }

    /// The cell as published when it is shown: without its contributions.
    var shown: FigureCell {
        FigureCell(
            key: self.key, version: self.version, period: self.period, numerator: self.numerator, denominator: self.denominator,
            value: self.value, interval: self.interval, unit: self.unit, n: self.n, status: self.status, standing: self.standing)
    }
}
