internal import Disclosure
public import Domain
public import Foundation
internal import Indicators

/// One figure of a release as its reader sees it. A hidden one has a status and no number at all.
public struct ReleasedFigure: Sendable, Hashable {
    /// The id as exported: `uitval`, `wachttijd.mediaan`.
    public let indicator: String
    /// Of the indicator's definition.
    public let version: Int
    public let period: String
    /// The dimensions that are split; one at its total is absent.
    public let values: [Domain.Dimension: String]
    public let numerator: Decimal?
    public let denominator: Decimal?
    /// In `unit`.
    public let value: Double?
    public let interval: Interval?
    public let unit: FigureUnit
    /// Distinct cases; nil when hidden.
    public let n: Int?
    public let status: FigureStatus

    /// Whether the reader sees that something is kept from them.
    public var isHidden: Bool { self.status == .hidden || self.status == .hiddenByComplement }

    init(_ cell: FigureCell) {
        let isShown = !cell.isHidden
        self.indicator = cell.key.indicator
        self.version = cell.version
        self.period = cell.period
        self.values = cell.key.values
        self.numerator = isShown ? cell.numerator : nil
        self.denominator = isShown ? cell.denominator : nil
        self.value = isShown ? cell.value : nil
        self.interval = isShown ? cell.interval : nil
        self.unit = cell.unit
        self.n = isShown ? cell.n : nil
        self.status = cell.status
    }

    /// The same figure of several organisations together, from what each shows: nil when one of them is hidden, or when it does not
    /// add up, as medians do not. It tells a reader nothing that the parts do not.
    public static func together(_ parts: [ReleasedFigure]) -> ReleasedFigure? {
        guard let first = parts.first, parts.allSatisfy({ $0.status == .value && $0.numerator != nil }),
            Set(parts.map { $0.denominator == nil }).count == 1
        else { return nil }
        let numerator = parts.reduce(Decimal(0)) { $0 + ($1.numerator ?? 0) }
        let denominator = first.denominator == nil ? nil : parts.reduce(Decimal(0)) { $0 + ($1.denominator ?? 0) }
        return ReleasedFigure(sum: first, numerator: numerator, denominator: denominator, n: parts.reduce(0) { $0 + ($1.n ?? 0) })
    }

    private init(sum first: ReleasedFigure, numerator: Decimal, denominator: Decimal?, n: Int) {
        let whole = denominator.map { $0 == 0 ? Decimal(0) : numerator / $0 * (first.unit == .percent ? 100 : 1) } ?? numerator
        self.indicator = first.indicator
        self.version = first.version
        self.period = first.period
        self.values = first.values
        self.numerator = numerator
        self.denominator = denominator
        self.value = denominator == 0 ? nil : whole.double
        self.interval = nil
        self.unit = first.unit
        self.n = n
        self.status = denominator == 0 ? .noValue : .value
    }
}
