/// How a language writes numbers and tells one from several. The only place that knows; the signs come from its catalogue.
struct Notation: Sendable {
    /// Between whole and parts: `,`.
    let decimalMark: String
    /// Between thousands: `.`.
    let groupMark: String

    init(_ catalogue: Catalogue) {
        self.decimalMark = catalogue.phrases["notation.decimal"]?.source ?? ","
        self.groupMark = catalogue.phrases["notation.group"]?.source ?? "."
    }

    /// Whether a number takes the form `one` of a text: so in Dutch and in English.
    func isOne(_ count: Int) -> Bool { count == 1 }
}
