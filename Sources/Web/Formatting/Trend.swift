internal import Domain
internal import Foundation
internal import Indicators

/// How a figure moved since the period before, in words; a judgement only where chance does not explain the difference.
struct Trend {
    /// Which way it went.
    enum Direction { case up, down, level }

    /// `3,2 procentpunt hoger dan K2 2026`.
    let text: String
    /// `verschil past binnen toeval`, `gunstiger`; nil when nothing can be said.
    let judgement: String?
    let direction: Direction?

    /// `previous` is the same figure one period earlier, called `earlier`.
    init(_ figure: Figure, previous: Figure?, earlier: String, better: Definition.Direction) {
        guard figure.value != nil else {
            self.init(text: "geen vergelijking mogelijk", judgement: nil, direction: nil)
            return
        }
        guard let previous, previous.value != nil, let units = Self.difference(figure, previous) else {
            self.init(text: "geen vergelijking: \(earlier) heeft geen waarde", judgement: nil, direction: nil)
            return
        }
        guard units != 0 else {
            self.init(text: "gelijk aan \(earlier)", judgement: nil, direction: .level)
            return
        }
        let size = DutchNumber.text(Int128(units.magnitude), places: Self.places(figure, previous))
        self.init(
            text: "\(Self.amount(size, figure.unit)) \(Self.comparative(figure.unit, isMore: units > 0)) dan \(earlier)",
            judgement: Self.judgement(figure, previous, isMore: units > 0, better: better),
            direction: units > 0 ? .up : .down)
    }

    /// Of a sum over a period that still runs.
    init(unfinished period: String) {
        self.init(text: "geen vergelijking: \(period) loopt nog", judgement: nil, direction: nil)
    }

    private init(text: String, judgement: String?, direction: Direction?) {
        self.text = text
        self.judgement = judgement
        self.direction = direction
    }

    /// The exact difference, rounded once.
    private static func difference(_ figure: Figure, _ previous: Figure) -> Int128? {
        let places = self.places(figure, previous)
        if let top = figure.numerator, let bottom = figure.denominator, let before = previous.numerator,
            let under = previous.denominator, bottom != 0, under != 0
        {
            return ExactDecimal.difference(
                (top, bottom), (before, under), scale: figure.unit == .percent ? 100 : 1, places: places)
        }
        if let now = figure.numerator, let before = previous.numerator, figure.denominator == nil {
            return ExactDecimal(now - before)?.rounded(places: places)
        }
        guard let now = figure.value, let before = previous.value else { return nil }
        return ExactDecimal(text: "\(now - before)")?.rounded(places: places)
    }

    private static func places(_ figure: Figure, _ previous: Figure) -> Int {
        max(FigureText.places(figure, isLarge: true), FigureText.places(previous, isLarge: true))
    }

    private static func amount(_ size: String, _ unit: FigureUnit) -> String {
        switch unit {
        case .count, .mark: size
        case .percent: "\(size)\u{00A0}procentpunt"
        case .days:
            switch size.hasSuffix(",0") ? String(size.dropLast(2)) : size {
            case "1": "1\u{00A0}dag"
            case let days: "\(days)\u{00A0}dagen"
            }
        case .tScore: "\(size)\u{00A0}\(size == "1,0" ? "punt" : "punten")"
        case .euro: "€\u{00A0}\(size)"
        case .hours: "\(size)\u{00A0}uur"
        }
    }

    private static func comparative(_ unit: FigureUnit, isMore: Bool) -> String {
        switch unit {
        case .count, .hours: isMore ? "meer" : "minder"
        case .days: isMore ? "langer" : "korter"
        case .percent, .mark, .tScore, .euro: isMore ? "hoger" : "lager"
        }
    }

    /// Only figures with an interval can be judged; overlap of the two 95 % intervals is called chance.
    private static func judgement(_ figure: Figure, _ previous: Figure, isMore: Bool, better: Definition.Direction) -> String? {
        guard let now = figure.interval, let before = previous.interval else { return nil }
        if now.lower <= before.upper, before.lower <= now.upper { return "verschil past binnen toeval" }
        switch better {
        case .neither: return "meer dan toeval"
        case .higherIsBetter: return isMore ? "gunstiger, meer dan toeval" : "ongunstiger, meer dan toeval"
        case .lowerIsBetter: return isMore ? "ongunstiger, meer dan toeval" : "gunstiger, meer dan toeval"
        }
    }
}

extension Figure {
    /// Whether it grows while its period lasts: counts and sums, but not the stock of `lopend`.
    var isSumOverThePeriod: Bool { self.numerator != nil && self.denominator == nil && self.indicator != "lopend" }
}
