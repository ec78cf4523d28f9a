import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import StrictYAML
import Testing

@testable import Web

/// Texts by key, in more than one language at once.
struct LanguageTests {
    /// Dutch with every text between ⟦ and ⟧: another language, whatever is added to Dutch.
    static let bracketed = Language(
        code: "xx",
        catalogue: Catalogue(
            phrases: Language.dutch.catalogue.phrases.mapValues { phrase in
                let words = { (text: String) in "⟦\(text)⟧" }
                return (try? Phrase(words(phrase.source), one: phrase.one.map(words))) ?? phrase
            }))

    @Test func `values stand in their places and a number chooses the form`() throws {
        let days = try Phrase("{{count}} dagen in {{month}}", one: "{{count}} dag in {{month}}")
        #expect(days.filled(["count": "3", "month": "mei"]) == "3 dagen in mei")
        #expect(days.filled(["count": "1", "month": "mei"], isOne: true) == "1 dag in mei")
        #expect(days.places == ["count", "month"] && days.hasForms)
        #expect(try Phrase("{{.}} en {{a.b}}").places == [".", "a.b"])
        #expect(try Phrase("").filled([:]) == "")
    }

    @Test(arguments: ["{{count", "count}}", "{{#rows}}", "{{{drawing}}}", "{{ count }}", "a}} {{b}}", "{{}}"])
    func `a place that is not a name is refused`(text: String) {
        #expect(throws: Phrase.Problem.brokenPlace) { try Phrase(text) }
    }

    @Test(arguments: [
        ("a: x\na: y", "proef.yaml:2:1: sleutel ‘a’ staat er twee keer"),
        ("a: x\nB-c: y", "proef.yaml:2:1: ‘B-c’ is geen sleutel"),
        ("a: x\nb: \"{{c\"", "proef.yaml:2:1: ‘b’ heeft een plaats die niet klopt"),
        ("a:\n  one: x", "proef.yaml:1:1: ‘a’ heeft geen vorm ‘other’"),
        ("a:\n  few: x\n  other: y", "proef.yaml:2:3: onbekende sleutel ‘few’"),
        ("a: [x]", "proef.yaml:1:4: ‘a’ hoort een tekst te zijn"),
        ("a: \"x", "proef.yaml:1:6: dit is geen leesbare YAML"), ("- a", "proef.yaml:1:1: hier horen sleutels te staan"),
    ])
    func `a mistake in a file of texts is told with its place`(text: String, message: String) {
        #expect {
            try Catalogue.texts(text, path: "proef.yaml")
        } throws: { error in
            (error as? YAMLProblem)?.message.hasPrefix(message) == true
        }
    }

    @Test func `a template names a key that exists, and its words are escaped`() throws {
        let texts = TemplateTexts(
            language: Language(code: "nl", catalogue: Catalogue(phrases: ["a.b": try Phrase("A & `b` <c> {{d}}")])))
        #expect(try texts.filled("<p title=\"[[a.b]]\">") == "<p title=\"A &amp; <code>b</code> &lt;c&gt; {{d}}\">")
        #expect(throws: TemplateTexts.UnknownKey(key: "a.c", line: 2)) { try texts.filled("[[a.b]]\n[[a.c]]") }
    }

    @Test func `a script gets its words as a literal, and its values from its own names`() throws {
        let language = Language(
            code: "nl", catalogue: Catalogue(phrases: ["a.b": try Phrase("Zeg \"ja\" `of` ${x} tegen {{name}}")]))
        let script = try TemplateTexts(language: language).script("f(`[[a.b]]`, list[[0][0]])")
        #expect(script == #"f(`Zeg \"ja\" \`of\` \${x} tegen ${name}`, list[[0][0]])"#)
    }

    @Test func `a language that says less than Dutch does not start`() throws {
        func language(_ texts: [String: String]) throws -> Language {
            Language(code: "en", catalogue: Catalogue(phrases: try texts.mapValues { try Phrase($0) }))
        }
        let dutch = try language(["a": "x {{n}}", "b": "y"])
        try language(["a": "z {{n}}", "b": "w"]).checkAgainst(dutch, path: "en")
        for other in [["a": "z {{n}}"], ["a": "z", "b": "w"], ["a": "{{n}}", "b": "w", "c": "v"]] {
            #expect(throws: WebError.self) { try language(other).checkAgainst(dutch, path: "en") }
        }
    }

    @Test func `numbers follow the language`() {
        let english = Language(
            code: "en",
            catalogue: Catalogue(
                phrases: ["notation.decimal": ".", "notation.group": ","].compactMapValues { try? Phrase($0) }))
        #expect(DutchNumber.decimal(12345.6, places: 1) == "12.345,6")
        #expect(Language.$current.withValue(english) { DutchNumber.decimal(12345.6, places: 1) } == "12,345.6")
    }

    @Test func `periods are spoken in the language`() throws {
        #expect(
            try ["2026-03", "2026-K2", "2026-H1", "2026"].map { try Slice($0).spoken } == [
                "maart 2026", "K2 2026", "1e helft 2026", "2026",
            ])
    }

    @Test func `two requests at once are answered each in its own language`() async throws {
        let router = Router(context: WebContext.self)
        let dutch = Language.dutch
        router.add(middleware: RequestLanguage { $0.uri.path.hasSuffix("xx") ? Self.bracketed : dutch })
        router.get("made/:language") { _, _ in
            try await Task.sleep(for: .milliseconds(2))
            return Text["check.board"]
        }
        router.get("streamed/:language") { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    try await Task.sleep(for: .milliseconds(2))
                    try await writer.write(ByteBuffer(string: Text["check.board"]))
                    try await writer.finish(nil)
                })
        }
        try await Application(router: router).test(.router) { client in
            try await withThrowingTaskGroup(of: (String, String).self) { group in
                for index in 0..<40 {
                    let uri = "/\(index % 4 < 2 ? "made" : "streamed")/\(index.isMultiple(of: 2) ? "nl" : "xx")"
                    group.addTask { (uri, try await client.get(uri).text) }
                }
                for try await (uri, text) in group {
                    #expect(text == (uri.hasSuffix("xx") ? "⟦Alle controles⟧" : "Alle controles"), "\(uri)")
                }
            }
        }
    }
}
