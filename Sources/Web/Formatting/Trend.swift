internal import Domain
internal import Indicators

/// How a figure differs from another period or place, in words; a judgement only where chance does not explain the difference.
struct Trend {
    /// Which way it went.
    enum Direction { case up, down, level }

    /// `3,2 procentpunt hoger dan K2 2026`.
    let text: String
    /// `verschil past binnen toeval`, `gunstiger`; nil when nothing can be said.
    let judgement: String?
    let direction: Direction?
    /// Whether the difference can be chance; nil when that is not known.
    let chance: ChanceOfDifference?

    /// `previous` is the same figure of an earlier period, or of another place, called `earlier`.
    init(
        _ figure: Figure, previous: Figure?, earlier: String, better: Definition.Direction,
        sharing: ChanceOfDifference.Sharing = .nothing
    ) {
        guard figure.value != nil else {
            self.init(unknown: Text["trend.impossible"])
            return
        }
        guard let previous, let difference = FigureDifference(figure, previous) else {
            self.init(unknown: Text["trend.noValue", ["period": earlier]])
            return
        }
        let chance = ChanceOfDifference(figure, previous, sharing: sharing)
        self.init(
            text: difference.isLevel
                ? Text["trend.level", ["period": earlier]]
                : Text["trend.than", ["difference": difference.spoken, "period": earlier]],
            judgement: difference.isLevel ? nil : chance?.judgement(better: better),
            direction: difference.isLevel ? .level : difference.isMore ? .up : .down, chance: chance)
    }

    /// Of a sum over a period that still runs.
    init(unfinished period: String) {
        self.init(unknown: Text["trend.running", ["period": period]])
    }

    /// Of a sum over more months than the other.
    static var unequal: Trend {
        Trend(unknown: Text["trend.unequal"])
    }

    private init(unknown text: String) {
        self.init(text: text, judgement: nil, direction: nil, chance: nil)
    }

    private init(text: String, judgement: String?, direction: Direction?, chance: ChanceOfDifference?) {
        self.text = text
        self.judgement = judgement
        self.direction = direction
        self.chance = chance
    }
}

extension Figure {
    /// Whether it grows while its period lasts: counts and sums, but not the stock of `lopend`.
    var isSumOverThePeriod: Bool { self.numerator != nil && self.denominator == nil && self.indicator != "lopend" }
}
