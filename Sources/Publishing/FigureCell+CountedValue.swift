internal import Disclosure
internal import Domain
internal import Foundation
internal import Indicators

extension FigureCell {
    /// What teller and noemer make, in `unit`; nil without a teller, and for a noemer of 0.
    var countedValue: Double? {
        guard let numerator else { return nil }
        guard let denominator else { return numerator.double }
        return denominator.isZero ? nil : numerator.double / denominator.double * (self.unit == .percent ? 100 : 1)
    }
}
