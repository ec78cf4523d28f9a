internal import Compliance
internal import Domain

/// Words about clauses and what shows that they are kept.
enum NormText {
    static func code(_ state: NormBoard.Row.State) -> String {
        switch state {
        case .short: "tekort"
        case .shown: "aangetoond"
        case .empty: "nog_niets"
        case .elsewhere: "buiten"
        }
    }

    static func words(_ state: NormBoard.Row.State) -> String {
        switch state {
        case .short: "tekort"
        case .shown: "aangetoond"
        case .empty: "nog niets te beoordelen"
        case .elsewhere: "buiten Kraamzicht"
        }
    }

    static func tone(_ state: NormBoard.Row.State) -> String {
        switch state {
        case .short: "short"
        case .shown: "good"
        case .empty, .elsewhere: "none"
        }
    }

    static func document(_ document: NormBoard.Document) -> String {
        guard document.isValid else { return "geen geldig document" }
        return document.last.map { "geldig t/m \($0.dutch)" } ?? "geldig zonder einde"
    }

    /// `casussen`: what rows of a kind are, for people.
    static func kind(_ kind: String) -> String {
        switch kind {
        case "skj_partners": "SKJ-partners"
        case "inzet": "dagen en uren inzet"
        case "regie": "perioden regie"
        default: kind
        }
    }
}
