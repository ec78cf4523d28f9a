internal import Domain
internal import Foundation
internal import Indicators
internal import Publishing

/// A figure as pages show it, whether it was counted or released.
protocol ShownFigure {
    var numerator: Decimal? { get }
    var denominator: Decimal? { get }
    var value: Double? { get }
    var interval: Interval? { get }
    var unit: FigureUnit { get }
    var status: FigureStatus { get }
    /// Distinct cases; nil where they are hidden.
    var cases: Int? { get }
}

extension Figure: ShownFigure {
    var cases: Int? { self.n }
}

extension ReleasedFigure: ShownFigure {
    var cases: Int? { self.n }
}
