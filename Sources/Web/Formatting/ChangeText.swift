internal import Foundation
internal import Indicators

/// Causes of a change in words and codes.
enum ChangeText {
    static func cause(_ cause: FigureChange.Cause) -> String {
        switch cause {
        case .new: "Nieuwe casussen"
        case .corrected(let delivery): "Aangevuld of verbeterd door levering \(delivery)"
        case .undone(let delivery): "Levering \(delivery) ongedaan gemaakt"
        case .withdrawn: "Ingetrokken"
        case .matured: "Tijd verstreken"
        case .other: "Andere gegevens"
        }
    }

    static func explanation(_ cause: FigureChange.Cause) -> String {
        switch cause {
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
        case .new: "nieuw"
        case .corrected: "verbeterd"
        case .undone: "ongedaan"
        case .withdrawn: "ingetrokken"
        case .matured: "tijd_verstreken"
        case .other: "anders"
        }
    }

    static func delivery(_ cause: FigureChange.Cause) -> Int? {
        switch cause {
        case .corrected(let delivery), .undone(let delivery): delivery
        case .new, .withdrawn, .matured, .other: nil
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
