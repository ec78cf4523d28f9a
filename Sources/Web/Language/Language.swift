internal import Foundation

/// A language the pages can be read in: its texts and how it writes numbers. A second one is a second folder beside `Texts/nl`.
final class Language: Sendable {
    /// As in `<html lang>` and the name of the folder.
    let code: String
    let catalogue: Catalogue
    let notation: Notation

    init(code: String, catalogue: Catalogue) {
        self.code = code
        self.catalogue = catalogue
        self.notation = Notation(catalogue)
    }

    /// The language of the request being answered; Dutch where no request is, as in mails.
    ///
    /// Bound per task and not kept anywhere, so that two requests at once can be answered in two languages.
    @TaskLocal static var current: Language = .dutch

    /// From the bundle. A catalogue that cannot be read stops the start (``WebResources/load(from:)``), and with it this.
    static let dutch = Language(
        code: "nl",
        catalogue: (try? Catalogue(directory: "\(WebResources.bundled)/Texts/nl")) ?? Catalogue(phrases: [:]))

    /// Every folder of texts, Dutch first. Throws ``WebError`` for a language that says more or less than Dutch does.
    static func all(in directory: String) throws(WebError) -> [Language] {
        let dutch = Language(code: "nl", catalogue: try Catalogue(directory: "\(directory)/nl"))
        var languages = [dutch]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: directory))?.sorted() ?? []
        where name != dutch.code && name.wholeMatch(of: /[a-z]{2,3}/) != nil {
            let language = Language(code: name, catalogue: try Catalogue(directory: "\(directory)/\(name)"))
            try language.checkAgainst(dutch, path: "\(directory)/\(name)")
            languages.append(language)
        }
        return languages
    }

    /// A language that lacks a text, or whose text lacks a value, would only show it on the page where it hurts.
    func checkAgainst(_ other: Language, path: String) throws(WebError) {
        for (key, phrase) in other.catalogue.phrases.sorted(by: { $0.key < $1.key }) {
            guard let own = self.catalogue.phrases[key] else { throw WebError(.textBroken, "\(path): ‘\(key)’ ontbreekt") }
            guard own.places == phrase.places, own.hasForms == phrase.hasForms else {
                throw WebError(.textBroken, "\(path): ‘\(key)’ heeft andere plaatsen of vormen dan in \(other.code)")
            }
        }
        if let key = self.catalogue.phrases.keys.sorted().first(where: { other.catalogue.phrases[$0] == nil }) {
            throw WebError(.textBroken, "\(path): ‘\(key)’ staat niet in \(other.code)")
        }
    }
}
