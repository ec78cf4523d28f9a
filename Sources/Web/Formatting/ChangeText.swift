internal import Domain
internal import Foundation
internal import Indicators

/// Causes of a change in words and codes.
enum ChangeText {
    static func cause(_ cause: FigureChange.Cause, in change: FigureChange) -> String {
        func only(_ side: FigureChange.Side, _ counting: FigureChange.Counting) -> String {
            "Alleen in \(FigureName.period(side.period.description))\(self.counting(counting))"
        }
        return switch cause {
        case .redefined(let old, let new): "Definitie versie \(new) in plaats van \(old)"
        case .new: "Nieuwe casussen"
        case .corrected(let delivery): "Aangevuld of verbeterd door levering \(delivery)"
        case .undone(let delivery): "Levering \(delivery) ongedaan gemaakt"
        case .withdrawn: "Ingetrokken"
        case .matured: "Tijd verstreken"
        case .other: "Andere gegevens"
        case .left(let counting): only(change.before, counting)
        case .came(let counting): only(change.after, counting)
        case .both: "In beide perioden, met een ander aantal"
        }
    }

    private static func counting(_ counting: FigureChange.Counting) -> String {
        switch counting {
        case .numerator: ", in de teller"
        case .denominator: ", niet in de teller"
        case .whole: ""
        case .nothing: ", telt niet mee"
        }
    }

    static func explanation(_ cause: FigureChange.Cause, in change: FigureChange) -> String {
        switch cause {
        case .redefined: "Dezelfde gegevens op dezelfde dag, geteld zoals de definitie toen en nu zegt."
        case .left(.nothing), .came(.nothing):
            "Valt in de periode, maar er is (nog) niets te tellen: een termijn loopt nog, of een reden of antwoord is niet bekend."
        case .left: change.isStock ? "Liep op de ene dag en niet op de andere." : "De datum die telt, valt in die periode."
        case .came: change.isStock ? "Liep op de ene dag en niet op de andere." : "De datum die telt, valt in deze periode."
        case .both: "Dezelfde casussen, in elke periode met eigen bezoeken of facturen."
        case .new: "Toen nog niet bekend, of pas daarna ontvangen."
        case .corrected: "Regels van deze casussen zijn toegevoegd of gewijzigd; de laatste wijziging telt."
        case .undone: "Wat deze levering had gebracht, is teruggedraaid."
        case .withdrawn: "De casus is niet meer aangeleverd of ingetrokken."
        case .matured:
            "Dezelfde gegevens op een latere peildatum: een termijn liep af, een jaar verstreek, of iets gebeurde pas na de eerdere peildatum."
        case .other: "Een andere casus van dezelfde cliënt, of een medewerker, is veranderd."
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
