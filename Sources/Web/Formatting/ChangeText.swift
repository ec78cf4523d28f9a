internal import Domain
internal import Foundation
internal import Indicators

/// Causes of a change in words and codes.
enum ChangeText {
    static func cause(_ cause: FigureChange.Cause, in change: FigureChange) -> String {
        func only(_ side: FigureChange.Side, _ counting: FigureChange.Counting) -> String {
            Text[
                "change.cause.only", ["period": FigureName.period(side.period.description), "counting": self.counting(counting)]]
        }
        return switch cause {
        case .redefined(let old, let new): Text["change.cause.definition", ["new": new, "old": old]]
        case .new: Text["change.cause.new"]
        case .corrected(let delivery): Text["change.cause.corrected", ["number": delivery]]
        case .undone(let delivery): Text["change.cause.undone", ["number": delivery]]
        case .withdrawn: Text["change.cause.withdrawn"]
        case .matured: Text["change.cause.matured"]
        case .other: Text["change.cause.other"]
        case .left(let counting): only(change.before, counting)
        case .came(let counting): only(change.after, counting)
        case .both: Text["change.cause.both"]
        }
    }

    private static func counting(_ counting: FigureChange.Counting) -> String {
        switch counting {
        case .numerator: Text["change.counting.numerator"]
        case .denominator: Text["change.counting.denominator"]
        case .whole: ""
        case .nothing: Text["change.counting.nothing"]
        }
    }

    static func explanation(_ cause: FigureChange.Cause, in change: FigureChange) -> String {
        switch cause {
        case .redefined: Text["change.why.definition"]
        case .left(.nothing), .came(.nothing):
            Text["change.why.nothing"]
        case .left: change.isStock ? Text["change.why.ran"] : Text["change.why.inThatPeriod"]
        case .came: change.isStock ? Text["change.why.ran"] : Text["change.why.inPeriod"]
        case .both: Text["change.why.both"]
        case .new: Text["change.why.new"]
        case .corrected: Text["change.why.corrected"]
        case .undone: Text["change.why.undone"]
        case .withdrawn: Text["change.why.withdrawn"]
        case .matured:
            Text["change.why.matured"]
        case .other: Text["change.why.other"]
        }
    }

    /// The word files use.
    static func code(_ cause: FigureChange.Cause) -> String {
        switch cause {
        case .redefined: "definitie"
        case .left(let counting): "verdwenen_\(self.code(counting))"
        case .came(let counting): "bijgekomen_\(self.code(counting))"
        case .both: "beide_perioden"
        case .new: "nieuw"
        case .corrected: "verbeterd"
        case .undone: "ongedaan"
        case .withdrawn: "ingetrokken"
        case .matured: "tijd_verstreken"
        case .other: "anders"
        }
    }

    private static func code(_ counting: FigureChange.Counting) -> String {
        switch counting {
        case .numerator: "teller"
        case .denominator: "niet_teller"
        case .whole: "geteld"
        case .nothing: "telt_niet"
        }
    }

    static func delivery(_ cause: FigureChange.Cause) -> Int? {
        switch cause {
        case .corrected(let delivery), .undone(let delivery): delivery
        case .new, .withdrawn, .matured, .other, .redefined, .left, .came, .both: nil
        }
    }

    /// `+3`, `-1,5`, `0`: a change always carries its sign.
    static func signed(_ value: Decimal) -> String {
        let places = value.exponent >= 0 ? 0 : min(2, -value.exponent)
        let text = DutchNumber.decimal(value, places: places)
        return value > 0 ? "+\(text)" : text
    }

    static func amount(_ value: Decimal) -> String {
        DutchNumber.decimal(value, places: value.exponent >= 0 ? 0 : min(2, -value.exponent))
    }
}
