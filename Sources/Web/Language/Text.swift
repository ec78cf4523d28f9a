/// The texts of the pages in the language of the request: `Text["check.nobody"]`, `Text["check.days", count: 3]`.
///
/// Keys stand in `Texts/nl`, one file per page; a test finds a key that is not there, one that nobody uses, and a Dutch sentence
/// that is written in the sources instead.
enum Text {
    /// The text under a key, with values in its places. The key itself when there is no such text.
    static subscript(key: String, values: [String: any CustomStringConvertible] = [:]) -> String {
        Language.current.catalogue.phrases[key]?.filled(values) ?? key
    }

    /// The form of a text that fits a number, which itself stands at `{{count}}`.
    static subscript(key: String, count count: Int, values: [String: any CustomStringConvertible] = [:]) -> String {
        let language = Language.current
        guard let phrase = language.catalogue.phrases[key] else { return key }
        let all = values.merging(["count": DutchNumber.whole(count)]) { own, _ in own }
        return phrase.filled(all, isOne: language.notation.isOne(count))
    }
}
