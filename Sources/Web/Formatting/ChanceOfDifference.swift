internal import Domain
internal import Foundation
internal import Indicators

/// Whether two shares lie further apart than chance carries them.
struct ChanceOfDifference {
    /// What two sides of a comparison have in common.
    enum Sharing: Hashable {
        /// No case counts on both sides.
        case nothing
        /// Every case of one side counts on the other too: a gemeente beside its jeugdregio, a quarter beside its year.
        case all
        /// Some cases count on both sides: no interval is known.
        case some
    }

    /// Of the difference, in percentage points.
    let interval: Interval

    /// nil when the figures are no shares of a whole, either is of nothing, or they share some of their cases.
    ///
    /// A part is held against the rest of its whole: the whole moves along with the part, so the difference with the whole is the
    /// difference with the rest, made smaller by the part's share of the cases.
    init?(_ figure: Figure, _ other: Figure, sharing: Sharing = .nothing) {
        guard figure.interval != nil, other.interval != nil, let own = Share(figure), let held = Share(other) else { return nil }
        let found: Interval?
        switch sharing {
        case .some: return nil
        case .nothing: found = .newcombe(count: own.count, of: own.total, minus: held.count, of: held.total)
        case .all:
            let isPart = own.total <= held.total
            let (part, whole) = isPart ? (own, held) : (held, own)
            let rest = Share(count: whole.count - part.count, total: whole.total - part.total)
            guard rest.count >= 0, rest.total >= rest.count else { return nil }
            let weight = Double(rest.total) / Double(whole.total)
            found = Interval.newcombe(count: part.count, of: part.total, minus: rest.count, of: rest.total).map {
                isPart
                    ? Interval(lower: weight * $0.lower, upper: weight * $0.upper)
                    : Interval(lower: -weight * $0.upper, upper: -weight * $0.lower)
            }
        }
        guard let found else { return nil }
        self.interval = found
    }

    /// Whether no difference at all fits the interval.
    var isPossible: Bool { self.interval.lower <= 0 && self.interval.upper >= 0 }

    /// `verschil past binnen toeval`, `gunstiger, meer dan toeval`.
    func judgement(better: Definition.Direction) -> String {
        guard !self.isPossible else { return Text["chance.within"] }
        let isMore = self.interval.lower > 0
        switch better {
        case .neither: return Text["chance.beyond"]
        case .higherIsBetter: return isMore ? Text["chance.better"] : Text["chance.worse"]
        case .lowerIsBetter: return isMore ? Text["chance.worse"] : Text["chance.better"]
        }
    }

    /// `-4,1 tot +9,8 procentpunt`
    var words: String {
        func signed(_ value: Double) -> String {
            let text = DutchNumber.decimal(value, places: 1)
            return value > 0 && text != "0,0" ? "+\(text)" : text
        }
        return Text["chance.interval", ["from": signed(self.interval.lower), "until": signed(self.interval.upper)]]
    }

    /// A share as whole numbers: only those have an interval.
    private struct Share {
        let count: Int
        let total: Int

        init(count: Int, total: Int) { (self.count, self.total) = (count, total) }

        init?(_ figure: Figure) {
            guard let numerator = figure.numerator, let denominator = figure.denominator else { return nil }
            self.init(count: (numerator as NSDecimalNumber).intValue, total: (denominator as NSDecimalNumber).intValue)
        }
    }
}
