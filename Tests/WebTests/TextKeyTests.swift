import Foundation
import TestSupport
import Testing

@testable import Web

/// Every key has its text, every text its use, and both name the same values.
struct TextKeyTests {
    /// One use of a text in the sources, outside comments: `Text["key", count: …, ["name": …]]`.
    private struct Use {
        let key: String
        let path: String
        let values: Set<String>
        let hasCount: Bool
    }

    private static let sources = ProjectFolder.files(in: "Sources/Web", withExtensions: ["swift"])
    private static let templates =
        ProjectFolder.files(in: "Sources/Web/Templates", withExtensions: ["mustache"])
        + ProjectFolder.files(in: "Sources/Web/Assets", withExtensions: ["js"])
    private static let phrases = Language.dutch.catalogue.phrases

    private static func uses() throws -> [Use] {
        try self.sources.flatMap { path -> [Use] in
            let lines = try ProjectFolder.text(path).split(separator: "\n").filter { !$0.contains(/^ *\/\/\//) }
            var uses: [Use] = []
            var rest = lines.joined(separator: "\n")[...]
            while let begin = rest.firstRange(of: /\bText\[/) {
                rest = rest[begin.upperBound...]
                self.read(&rest, path, into: &uses)
            }
            return uses
        }
    }

    /// Reads one use up to its closing bracket, and those inside it, each for itself.
    private static func read(_ rest: inout Substring, _ path: String, into uses: inout [Use]) {
        var own = ""
        var depth = 0
        while let character = rest.first {
            if rest.hasPrefix("Text[") {
                rest = rest.dropFirst("Text[".count)
                self.read(&rest, path, into: &uses)
                continue
            }
            rest = rest.dropFirst()
            if character == "[" { depth += 1 }
            if character == "]" {
                if depth == 0 { break }
                depth -= 1
            }
            own.append(character)
        }
        guard let key = own.firstMatch(of: /^\s*"([^"]*)"(,\s*count:)?/) else { return }
        let names = own.matches(of: /[\[,]\s*"([a-zA-Z]+)":\s/).map { String($0.output.1) }
        let hasCount = key.output.2 != nil
        uses.append(
            Use(key: String(key.output.1), path: path, values: Set(names + (hasCount ? ["count"] : [])), hasCount: hasCount))
    }

    @Test func `every text that is asked for is there, with its values`() throws {
        let uses = try Self.uses()
        #expect(uses.allSatisfy { !$0.key.isEmpty })
        for use in uses {
            guard let phrase = Self.phrases[use.key] else {
                Issue.record("\(use.path): there is no text ‘\(use.key)’")
                continue
            }
            #expect(phrase.hasForms == use.hasCount, "\(use.path): ‘\(use.key)’ has forms, or is counted, but not both")
            #expect(
                phrase.places.subtracting(use.hasCount ? ["count"] : []) == use.values.subtracting(use.hasCount ? ["count"] : []),
                "\(use.path): ‘\(use.key)’")
        }
        for path in Self.templates {
            for match in try ProjectFolder.text(path).matches(of: /\[\[([^\]]*)\]\]/) {
                #expect(Self.phrases[String(match.output.1)] != nil, "\(path): there is no text ‘\(match.output.1)’")
            }
        }
    }

    /// A constant is made once, in the language of whoever asks first. Samples are of tests; a closure asks when it is called.
    @Test func `nothing that outlives a request holds a text`() throws {
        for path in Self.sources {
            let text = try ProjectFolder.text(path)
            for match in text.matches(of: /\n *(?:private |fileprivate )?static let (\w+)[^\n=]*= *([^\n{]*)/) {
                guard match.output.1 != "sample" else { continue }
                #expect(!match.output.2.contains("Text["), "\(path): \(match.output.1)")
                // A list or a call that goes on over the next lines, as far as they are indented deeper.
                let depth = match.output.0.dropFirst().prefix { $0 == " " }.count
                let rest = text[match.range.upperBound...].split(separator: "\n").prefix { line in
                    line.prefix { $0 == " " }.count > depth
                }
                let lines = match.output.2.last.map { "([".contains($0) } == true ? rest : []
                #expect(!lines.contains { $0.contains("Text[") && !$0.contains("{") }, "\(path): \(match.output.1)")
            }
        }
    }

    @Test func `every text is used`() throws {
        var used = Set(try Self.uses().map(\.key)).union(["notation.decimal", "notation.group"])
        for path in Self.templates {
            used.formUnion(try ProjectFolder.text(path).matches(of: /\[\[([^\]]*)\]\]/).map { String($0.output.1) })
        }
        #expect(Set(Self.phrases.keys).subtracting(used).sorted() == [])
        #expect(Self.phrases.count > 600)
    }
}
