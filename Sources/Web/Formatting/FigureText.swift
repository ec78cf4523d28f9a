internal import Domain
internal import Foundation
internal import Indicators

/// A figure in words and digits: never a bare number.
struct FigureText {
    /// Before the digits: `€`; empty otherwise.
    let prefix: String
    /// `83,3`; nil when there is no value.
    let digits: String?
    /// After the digits: `%`, `dagen`; empty otherwise.
    let suffix: String
    /// Why there is no value, or what was done to it; nil for a plain value.
    let status: String?

    /// `isLarge`: as the one figure of a tile, where the cents of an amount only distract.
    init(_ figure: some ShownFigure, isLarge: Bool = false) {
        let places = Self.places(figure, isLarge: isLarge)
        self.digits = figure.status == .value || figure.status == .rounded ? Self.digits(figure, places: places) : nil
        self.prefix = figure.unit == .euro ? "€" : ""
        self.suffix = Self.suffix(figure.unit, digits: self.digits)
        self.status = Self.status(figure)
    }

    /// `€ 6.900,00`, `83,3 %`, `12,5`; for a column whose heading has the unit, so that digits stand under digits.
    var column: String? {
        self.digits.map { digits in
            [self.prefix, digits, self.suffix == "%" ? "%" : ""].filter { !$0.isEmpty }.joined(separator: "\u{00A0}")
        }
    }

    /// `€ 6.900`, `83,3 %`, `12 dagen`; nil when there is no value.
    var text: String? {
        self.digits.map { digits in
            [self.prefix, digits, self.suffix].filter { !$0.isEmpty }.joined(separator: "\u{00A0}")
        }
    }

    /// Percentages, means and shares from teller and noemer; the rest from the value itself.
    private static func digits(_ figure: some ShownFigure, places: Int) -> String? {
        if let numerator = figure.numerator, let denominator = figure.denominator, denominator != 0 {
            return DutchNumber.ratio(numerator, denominator, scale: figure.unit == .percent ? 100 : 1, places: places)
        }
        if let numerator = figure.numerator, figure.denominator == nil { return DutchNumber.decimal(numerator, places: places) }
        return figure.value.map { DutchNumber.decimal($0, places: places) }
    }

    /// How many decimals people expect: one, but none for what comes in whole pieces and two for cents.
    static func places(_ figure: some ShownFigure, isLarge: Bool) -> Int {
        switch figure.unit {
        case .count: 0
        case .percent, .mark, .tScore: 1
        case .hours: isLarge && figure.value?.rounded() == figure.value ? 0 : 1
        case .euro: isLarge ? 0 : 2
        case .days: isLarge && figure.numerator == nil && figure.value?.rounded() == figure.value ? 0 : 1
        }
    }

    private static func suffix(_ unit: FigureUnit, digits: String?) -> String {
        switch unit {
        case .count, .mark, .euro, .tScore: ""
        case .percent: "%"
        case .days: digits == "1" ? Text["figure.suffix.day"] : Text["figure.suffix.days"]
        case .hours: Text["figure.suffix.hours"]
        }
    }

    /// The words of a status; nil for a plain value.
    static func status(_ figure: some ShownFigure) -> String? {
        switch figure.status {
        case .value: nil
        case .rounded: Text["figure.state.rounded"]
        case .hidden: Text["figure.state.hidden"]
        case .hiddenByComplement: Text["figure.state.complement"]
        case .notDelivered: Text["figure.state.notDelivered"]
        case .noValue:
            figure.denominator == nil && figure.numerator == nil
                ? Text["figure.state.notBegun"] : Text["figure.state.nothing"]
        }
    }

    /// `45 van 54 aanvragen`, `n = 12 trajecten`; what the value rests on. Of a count, which is its own n, only the noun.
    static func counts(_ figure: some ShownFigure, noun: String?) -> String {
        if figure.unit == .count, figure.value != nil, let noun { return noun }
        let noun = noun.map { " \($0)" } ?? ""
        if figure.unit == .percent, let numerator = figure.numerator, let denominator = figure.denominator {
            let places = [numerator, denominator].allSatisfy { $0.exponent >= 0 } ? 0 : 1
            return
                Text[
                    "figure.of",
                    [
                        "numerator": DutchNumber.decimal(numerator, places: places),
                        "denominator": DutchNumber.decimal(denominator, places: places), "noun": noun,
                    ]]
        }
        return figure.cases.map { "n = \(DutchNumber.whole($0))\(noun)" } ?? ""
    }

    /// `71,2 – 91,0 %`; nil without an interval.
    static func interval(_ figure: some ShownFigure) -> String? {
        figure.interval.map {
            "\(DutchNumber.decimal($0.lower, places: 1))\u{00A0}–\u{00A0}\(DutchNumber.decimal($0.upper, places: 1))"
        }
    }
}
