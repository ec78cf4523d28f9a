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

    static func file(_ file: NormBoard.File) -> String {
        file.first.map { "vanaf \($0.dutch)" } ?? "zonder begindag"
    }

    /// Where the norms of one catalogue begin on the page; `name`: of one of its clauses.
    static func anchor(ofClause name: String) -> String { Self.anchor(of: String(name.prefix { $0 != ":" })) }

    static func anchor(of catalogue: String) -> String { "norm-\(catalogue)" }

    /// `hkz:5 Medewerkers`
    static func clause(_ clause: NormClause) -> String { "\(clause.name) \(clause.title)" }

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
