internal import Compliance
internal import Domain

/// Words about clauses and what shows that they are kept.
enum NormText {
    static func code(_ state: NormBoard.Row.State) -> String {
        switch state {
        case .short: "tekort"
        case .excepted: "uitgezonderd"
        case .shown: "aangetoond"
        case .empty: "nog_niets"
        case .elsewhere: "buiten"
        }
    }

    static func words(_ state: NormBoard.Row.State) -> String {
        switch state {
        case .short: Text["norms.state.short"]
        case .excepted: Text["norms.state.excepted"]
        case .shown: Text["norms.state.shown"]
        case .empty: Text["norms.state.empty"]
        case .elsewhere: Text["norms.state.elsewhere"]
        }
    }

    static func tone(_ state: NormBoard.Row.State) -> String {
        switch state {
        case .short: "short"
        case .shown: "good"
        case .excepted, .empty, .elsewhere: "none"
        }
    }

    /// `02-05-2024 t/m 01-05-2025`
    static func year(_ year: NormBoard.Year) -> String { "\(year.first.dutch) t/m \(year.last.dutch)" }

    /// The beginning of a text that is told in full elsewhere, up to the end of a word.
    static func shortened(_ text: String) -> String {
        guard text.count > 80 else { return text }
        let start = text.prefix(80)
        return (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + "…"
    }

    static func document(_ document: NormBoard.Document) -> String {
        guard document.isValid else { return Text["norms.document.none"] }
        return document.last.map { Text["norms.document.until", ["day": $0.dutch]] } ?? Text["norms.document.endless"]
    }

    static func file(_ file: NormBoard.File) -> String {
        file.first.map { Text["norms.file.from", ["day": $0.dutch]] } ?? Text["norms.file.endless"]
    }

    /// Where a clause stands on the page; `name`: `hkz:5`.
    static func anchor(ofClause name: String) -> String { Links.anchor("norm", name) }

    /// Where the norms of one catalogue begin.
    static func anchor(of catalogue: String) -> String { Links.anchor("norm", catalogue) }

    /// `hkz:5 Medewerkers`
    static func clause(_ clause: NormClause) -> String { "\(clause.name) \(clause.title)" }

    /// `casussen`: what rows of a kind are, for people.
    static func kind(_ kind: String) -> String {
        switch kind {
        case "skj_partners": Text["norms.rows.partners"]
        case "inzet": Text["norms.rows.work"]
        case "regie": Text["norms.rows.regie"]
        default: kind
        }
    }
}
