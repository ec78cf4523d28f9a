import TestSupport
import Testing

/// What pages say stands in `Sources/Web/Texts`, where another language can be put beside it, and not between quotes in the sources.
@Suite struct PageTextTests {
    /// Files whose words are not for readers of pages, each with the reason.
    private static let exempt: [(path: String, reason: String)] = [
        ("Sources/Web/API/", "the interface for programs, whose descriptions belong to its contract"),
        ("Sources/Web/Language/", "told on the console when the program starts, before there is a request"),
        ("Sources/Web/Rendering/Assets.swift", "told on the console when the program starts"),
        ("Sources/Web/Website.swift", "told on the console when the program starts"),
        ("Sources/Web/Deliveries/UploadStore.swift", "told on the console when the program starts"),
        ("Sources/Web/Middleware/HeaderNames.swift", "names of header fields"),
        ("Sources/Web/Pages/StylePage.swift", "made-up contents of the development page"),
        ("Sources/Web/Pages/StylePanels.swift", "made-up contents of the development page"),
    ]

    /// Literals that only look like words for readers, each with the reason.
    private static let exemptWords: [String: String] = [
        "Kraamzicht": "the name of the product", "Cookie": "the name of a header field",
        "het sjabloon … ontbreekt": "for the log: the program was installed badly",
        "event: vol\\ndata:\\n\\n": "read by a script", "event: einde\\ndata:\\n\\n": "read by a script",
        "event: voortgang\\ndata: …\\n\\n": "read by a script", "Insufficient Storage": "the reason phrase of a status",
        "work failed": "for the log", "evidence damaged": "for the log", "took too long": "for the log",
    ]

    /// Values of header fields, style names, addresses, drawings and style sheets.
    private let technical =
        /(?s).*(?:charset=|max-age|no-store|no-cache|filename=|frame-ancestors|=\(\)|kz-|o\/:|<|:root|"status":).*|dd-MM-yyyy.*/

    /// Two words beside each other, a word beside a value, or one word with a capital.
    private let sentence =
        /(?s).*(?:\p{L}{2}[’'.,:;!?)]* +[(‘…]*\p{L}{2}|\p{L}{2}[:,]? …|… [(‘]*\p{L}{2}).*| ?\p{Lu}\p{Ll}+[:.]? ?/

    private func isForReaders(_ literal: SwiftSource.Literal) -> Bool {
        guard literal.words.wholeMatch(of: self.sentence) != nil, literal.words.wholeMatch(of: self.technical) == nil else {
            return false
        }
        return !literal.before.contains(/\blogger\.|\bLogger\(|preconditionFailure\(/) && Self.exemptWords[literal.words] == nil
    }

    /// The lines of the samples that tests render, whose texts are data.
    private static func sampleLines(_ text: String) -> Set<Int> {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var inside: Set<Int> = []
        for (index, line) in lines.enumerated() where line.contains(/\bstatic (let|var|func) \w*[sS]ample|\binit\(sample/) {
            let depth = line.prefix { $0 == " " }.count
            let rest = lines[(index + 1)...]
            let end = rest.firstIndex { !$0.isEmpty && $0.prefix { $0 == " " }.count <= depth } ?? lines.endIndex
            inside.formUnion(index + 1...end + 1)
        }
        return inside
    }

    @Test func `no sentence of a page stands in the sources`() throws {
        var seen: Set<String> = []
        for path in ProjectFolder.files(in: "Sources/Web", withExtensions: ["swift"]) {
            let text = try ProjectFolder.text(path)
            let sample = Self.sampleLines(text)
            let found = SwiftSource(text).literals.filter { self.isForReaders($0) && !sample.contains($0.line) }
            if let place = Self.exempt.first(where: { path.hasPrefix($0.path) }) {
                if !found.isEmpty { seen.insert(place.path) }
                continue
            }
            for literal in found { Issue.record("\(path):\(literal.line): ‘\(literal.words)’ belongs in Texts/nl") }
        }
        #expect(seen == Set(Self.exempt.map(\.path)), "an exception that nothing needs any more")
    }

    @Test(arguments: [
        (#"a("Geen cijfers")"#, 1), (#"a("nog \(b) dagen")"#, 1), (#"a("Gemeente")"#, 1),
        (#"a("\(b ? "te laat" : "op tijd")")"#, 2),
        ("a(\"\"\"\n    Twee regels\n    tekst\n    \"\"\")", 1),
        (#"a("gemeente", "kz-table kz-check", "text/css; charset=utf-8")"#, 0),
        (#"logger.error("took too long")"#, 0), (#"Text["check.part", ["a": b]]"#, 0),
        (##"a(#/een twee/#, /drie "vier vijf"/)"##, 0),
    ])
    func `a sentence is told from other literals`(source: String, count: Int) {
        #expect(SwiftSource(source).literals.filter(self.isForReaders).count == count)
    }
}
