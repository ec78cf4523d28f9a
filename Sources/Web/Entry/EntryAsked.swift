internal import Domain
internal import Ingest

/// What a posted form of entry asks.
struct EntryAsked {
    /// The button that was pressed.
    enum Step: String {
        /// Back to the form, with what was typed.
        case fill = "invullen"
        /// Show what it would do; commit at once when there is nothing to show.
        case check = "nakijken"
        /// Commit what was shown.
        case commit = "vastleggen"
        /// Withdraw the row: shown first, done when confirmed.
        case withdraw = "intrekken"
    }

    let step: Step
    let row: EnteredRow

    /// `mayCorrect` says whether a known row may be changed; without it every row is a new one.
    init(_ posted: AddressQuery, form: EntryForm, mayCorrect: Bool) {
        let step = posted["stap"].flatMap(Step.init) ?? .check
        var values: [String: String] = [:]
        for field in form.fields {
            if case .choices = field.control {
                values[field.name] = posted.all(field.name).joined(separator: "|")
            } else {
                values[field.name] = posted[field.name] ?? ""
            }
        }
        let isSeen = step == .commit || (step == .withdraw && posted["bevestigd"] == "ja")
        self.step = step
        self.row = EnteredRow(
            form: form, values: values, isWithdrawal: step == .withdraw,
            basis: mayCorrect ? posted["basis"].flatMap { Int($0) } : nil,
            accepted: isSeen ? Set(posted.all("waarschuwing")) : nil)
    }
}
