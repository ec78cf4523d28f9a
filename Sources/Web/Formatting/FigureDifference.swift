internal import Domain
internal import Foundation
internal import Indicators

/// How far two values of one figure lie apart: exact, and rounded once at the end.
struct FigureDifference {
    /// In units of the last of so many places; positive when the first is more.
    private let units: Int128
    private let places: Int
    private let unit: FigureUnit

    /// nil when either has no value.
    init?(_ figure: Figure, _ other: Figure) {
        guard figure.value != nil, other.value != nil else { return nil }
        let places = max(FigureText.places(figure, isLarge: true), FigureText.places(other, isLarge: true))
        guard let units = Self.units(figure, other, places: places) else { return nil }
        self.units = units
        self.places = places
        self.unit = figure.unit
    }

    var isLevel: Bool { self.units == 0 }
    var isMore: Bool { self.units > 0 }

    /// `3,2 procentpunt hoger`, `12 minder`; of no difference `gelijk`.
    var spoken: String {
        guard !self.isLevel else { return Text["difference.level"] }
        return "\(self.amount(DutchNumber.text(Int128(self.units.magnitude), places: self.places))) \(self.comparative)"
    }

    /// `+3,2`, `-12`, `0`: for a column whose heading has the unit.
    var signed: String {
        let text = DutchNumber.text(self.units, places: self.places)
        return self.units > 0 ? "+\(text)" : text
    }

    /// Of whole numbers.
    static func signed(_ count: Int) -> String { count > 0 ? "+\(DutchNumber.whole(count))" : DutchNumber.whole(count) }

    /// Of two parts, in percentage points; empty when either is a part of nothing.
    static func signed(_ part: (count: Int, total: Int), _ other: (count: Int, total: Int)) -> String {
        guard part.total > 0, other.total > 0,
            let units = ExactDecimal.difference(
                (Decimal(part.count), Decimal(part.total)), (Decimal(other.count), Decimal(other.total)), scale: 100, places: 1)
        else { return "" }
        let text = DutchNumber.text(units, places: 1)
        return units > 0 ? "+\(text)" : text
    }

    /// What the column of differences is in: `procentpunt`, else the unit itself.
    static func unit(_ unit: FigureUnit) -> String { unit == .percent ? Text["unit.points"] : FigureName.unit(unit) }

    private static func units(_ figure: Figure, _ other: Figure, places: Int) -> Int128? {
        if let top = figure.numerator, let bottom = figure.denominator, let before = other.numerator,
            let under = other.denominator, bottom != 0, under != 0
        {
            return ExactDecimal.difference(
                (top, bottom), (before, under), scale: figure.unit == .percent ? 100 : 1, places: places)
        }
        if let now = figure.numerator, let before = other.numerator, figure.denominator == nil {
            return ExactDecimal(now - before)?.rounded(places: places)
        }
        guard let now = figure.value, let before = other.value else { return nil }
        return ExactDecimal(text: "\(now - before)")?.rounded(places: places)
    }

    private var mark: String { Language.current.notation.decimalMark }

    private func amount(_ size: String) -> String {
        switch self.unit {
        case .count, .mark: size
        case .percent: Text["difference.points", ["size": size]]
        case .days:
            switch size.hasSuffix("\(self.mark)0") ? String(size.dropLast(2)) : size {
            case "1": Text["difference.day"]
            case let days: Text["difference.days", ["days": days]]
            }
        case .tScore: "\(size)\u{00A0}\(size == "1\(self.mark)0" ? Text["difference.point.one"] : Text["difference.point.other"])"
        case .euro: "€\u{00A0}\(size)"
        case .hours: Text["difference.hours", ["size": size]]
        }
    }

    private var comparative: String {
        switch self.unit {
        case .count, .hours: self.isMore ? Text["difference.more"] : Text["difference.less"]
        case .days: self.isMore ? Text["difference.longer"] : Text["difference.shorter"]
        case .percent, .mark, .tScore, .euro: self.isMore ? Text["difference.higher"] : Text["difference.lower"]
        }
    }
}
