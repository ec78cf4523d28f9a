internal import Domain
internal import Foundation

/// A vertical or horizontal scale with round steps: 0, 20, 40 … and never a step that cannot be said.
struct ChartScale: Hashable {
    let lower: Double
    let upper: Double
    let step: Double
    /// What everything stands on: zero, or what means nothing more or less where zero means nothing.
    let base: Double

    /// From zero, unless the unit has a zero that means nothing: marks run from 1 to 10, T-scores lie around 50.
    init(_ values: [Double], unit: FigureUnit, steps: Int = 4) {
        switch unit {
        case .mark:
            (self.lower, self.upper, self.step, self.base) = (1, 10, 3, 1)
            return
        case .tScore:
            let reach = max(10, values.map { abs($0 - 50) }.max() ?? 0)
            let step = Self.roundStep(reach / 2)
            let ends = (reach / step).rounded(.up) * step
            (self.lower, self.upper, self.step, self.base) = (50 - ends, 50 + ends, step, 50)
            return
        case .count, .percent, .days, .euro, .hours: break
        }
        let most = max(values.max() ?? 0, 0), least = min(values.min() ?? 0, 0)
        let span = most - least
        // Whole things have no half steps.
        let smallest: Double = unit == .count || unit == .days ? 1 : 0
        let step = max(span > 0 ? Self.roundStep(span / Double(steps)) : 1, smallest)
        var upper = max((most / step).rounded(.up) * step, step)
        if unit == .percent { upper = min(upper, 100) }
        self.lower = (least / step).rounded(.down) * step
        self.upper = upper
        self.step = step
        self.base = 0
    }

    /// Up to the largest value and no further, for bars without ticks.
    init(upTo values: [Double]) {
        self.lower = min(values.min() ?? 0, 0)
        self.upper = max(values.max() ?? 0, self.lower + .leastNonzeroMagnitude)
        self.step = self.upper - self.lower
        self.base = 0
    }

    /// For bars of a unit: up to the largest, or the whole scale of a unit without a zero.
    init(bars values: [Double], unit: FigureUnit) {
        switch unit {
        case .mark, .tScore: self.init(values, unit: unit)
        case .count, .percent, .days, .euro, .hours: self.init(upTo: values)
        }
    }

    var ticks: [Double] {
        let count = Int(((self.upper - self.lower) / self.step).rounded())
        return (0...max(count, 1)).map { self.lower + Double($0) * self.step }.filter { $0 <= self.upper + self.step / 1000 }
    }

    /// Where a value lies between the ends, 0…1; what lies outside is drawn at the end.
    func place(_ value: Double) -> Double {
        min(max((value - self.lower) / (self.upper - self.lower), 0), 1)
    }

    func isBase(_ tick: Double) -> Bool { tick == self.base }

    /// `20`, `0,5`: as few decimals as the step needs.
    func label(_ value: Double) -> String {
        DutchNumber.decimal(value, places: self.step < 1 ? (self.step < 0.1 ? 2 : 1) : 0)
    }

    /// Room for the labels of the steps, left of a drawing.
    var labelWidth: Double { (self.ticks.map { ChartSize.width(of: self.label($0)) }.max() ?? 0) + 14 }

    /// 1, 2 or 5 times a power of ten, the first that is large enough.
    private static func roundStep(_ wanted: Double) -> Double {
        let power = pow(10, floor(log10(wanted)))
        return ([1, 2, 5, 10].first { $0 * power >= wanted * 0.999 } ?? 10) * power
    }
}
