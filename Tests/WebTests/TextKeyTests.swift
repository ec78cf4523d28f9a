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
    private static let templates = ProjectFolder.files(in: "Sources/Web/Templates", withExtensions: ["mustache"])
    private static let phrases = Language.dutch.catalogue.phrases

    private static func uses() throws -> [Use] {
        try self.sources.flatMap { path -> [Use] in
            let code = try ProjectFolder.text(path).split(separator: "\n").filter { !$0.contains(/^ *\/\/\//) }.joined(
                separator: "\n")
            return code.split(separator: /\bText\[\s*"/, omittingEmptySubsequences: false).dropFirst().map { rest in
                let key = rest.prefix { $0 != "\"" }
                let arguments = self.arguments(rest.dropFirst(key.count + 1))
                let names = arguments.matches(of: /[\[,]\s*"([a-zA-Z]+)":\s/).map { String($0.output.1) }
                let hasCount = arguments.firstMatch(of: /^,\s*count:/) != nil
                return Use(key: String(key), path: path, values: Set(names + (hasCount ? ["count"] : [])), hasCount: hasCount)
            }
        }
    }

    /// What stands up to the bracket that ends the use.
    private static func arguments(_ text: Substring) -> Substring {
        var depth = 0
        return text.prefix { character in
            if character == "[" { depth += 1 }
            if character == "]" { depth -= 1 }
            return depth >= 0
        }
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

    @Test func `every text is used`() throws {
        var used = Set(try Self.uses().map(\.key)).union(["notation.decimal", "notation.group"])
        for path in Self.templates {
            used.formUnion(try ProjectFolder.text(path).matches(of: /\[\[([^\]]*)\]\]/).map { String($0.output.1) })
        }
        #expect(Set(Self.phrases.keys).subtracting(used).sorted() == [])
        #expect(Self.phrases.count > 600)
    }
}
