internal import Domain
internal import Indicators

/// The words for a figure's id and for the values of its dimensions.
enum FigureName {
    /// `wachttijd.mediaan` → `Wachttijd tot de start, mediaan`.
    static func label(_ id: String, _ definition: Definition?) -> String {
        guard let definition else { return id }
        guard let statistic = id.split(separator: ".", maxSplits: 1).dropFirst().first else { return definition.label }
        return "\(definition.label), \(self.statistic(String(statistic)))"
    }

    /// What a distribution's three figures are called.
    static func statistic(_ word: String) -> String {
        switch word {
        case "p90": Text["figure.p90"]
        default: word
        }
    }

    static func dimension(_ dimension: Dimension) -> String {
        switch dimension {
        case .gemeente: Text["dimension.gemeente"]
        case .jeugdregio: Text["dimension.jeugdregio"]
        case .provincie: Text["dimension.provincie"]
        case .wijkteam: Text["dimension.wijkteam"]
        case .wet: Text["dimension.wet"]
        case .verwijzer: Text["dimension.verwijzer"]
        case .kwetsbaarheid: Text["dimension.kwetsbaarheid"]
        case .problematiek: Text["dimension.problematiek"]
        case .domein: Text["dimension.domein"]
        case .dagdeel: Text["dimension.dagdeel"]
        case .reden: Text["dimension.reden"]
        }
    }

    /// The closed list of a dimension's codes; nil when its values are free or come from a register.
    static func codes(_ dimension: Dimension) -> CodeList? {
        switch dimension {
        case .wet: .wet
        case .verwijzer: .verwijzer
        case .kwetsbaarheid: .kwetsbaarheid
        case .problematiek: .problematiek
        case .domein: .domein
        case .dagdeel: .dagdeel
        case .reden: .reden
        case .gemeente, .jeugdregio, .provincie, .wijkteam: nil
        }
    }

    /// A value as people read it: `GM0363` → `Amsterdam`, `jeugd` → `Jeugdwet`, `totaal` → `Totaal`.
    static func value(_ value: String, of dimension: Dimension, areas: AreaNames) -> String {
        if value == Dimension.total { return Text["dimension.total"] }
        if value == Dimension.unknown { return Text["dimension.unknown"] }
        if let codes = self.codes(dimension) { return codes.label(value) }
        return areas.name(dimension, value) ?? value
    }

    /// A reason of ending, also where none is known.
    static func reason(_ value: String) -> String {
        SpreadText.value(value, of: .reasons)
    }

    /// A slice, a range or `alles`, as people read it.
    static func period(_ text: String) -> String {
        if text == Period.all.description { return Text["period.all"] }
        let ends = text.split(separator: ".", omittingEmptySubsequences: true).map { (try? Slice($0))?.spoken ?? String($0) }
        return ends.count == 2 ? Text["period.range", ["from": ends[0], "until": ends[1]]] : ends.first ?? text
    }

    static func unit(_ unit: FigureUnit) -> String {
        switch unit {
        case .count: Text["unit.count"]
        case .percent: Text["unit.percent"]
        case .days: Text["unit.days"]
        case .mark: Text["unit.mark"]
        case .tScore: Text["unit.tScore"]
        case .euro: Text["unit.euro"]
        case .hours: Text["unit.hours"]
        }
    }
}
