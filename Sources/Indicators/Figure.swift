public import Domain
public import Foundation

/// One cell of a table of figures: never a bare number.
public struct Figure: Sendable, Hashable {
    /// The id as exported: `uitval`, `wachttijd.mediaan`.
    public let indicator: String
    public let version: Int
    /// The slice (`2026-K1`), the range as asked, or `alles`.
    public let period: String
    /// One value per asked dimension; `totaal` stands for all together.
    public let values: [String]
    /// Exact; nil where the figure has none.
    public let numerator: Decimal?
    public let denominator: Decimal?
    /// In `unit`; nil unless the status is `waarde`.
    public let value: Double?
    public let interval: Interval?
    public let unit: FigureUnit
    /// Distinct cases in the denominator.
    public let n: Int
    public let status: FigureStatus
}

/// The answer to a ``FigureRequest``: figures with the definitions and dates they were made with.
public struct FigureTable: Sendable {
    public let request: FigureRequest
    public let dates: TwoDates
    public let figures: [Figure]
    /// The definitions used, in the order of the figures.
    public let definitions: [Definition]
    /// Contract norms and own targets as known at the stand, of all figures and places.
    public var targets = Targets()
}
