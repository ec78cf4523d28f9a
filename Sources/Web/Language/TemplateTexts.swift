internal import Foundation
internal import Mustache

/// Puts the texts of a language in place of the keys of a template or script: `[[check.column.verdict]]`.
///
/// Done once per language when the program starts; a request renders a template that holds its words already. What a text needs
/// from the view it names as the template would, `{{count}}`; a piece between backticks is code.
struct TemplateTexts {
    let language: Language

    /// A key without a text, with the line it stands on.
    struct UnknownKey: Error, Hashable {
        let key: String
        let line: Int
    }

    /// The template in this language.
    func filled(_ template: String) throws(UnknownKey) -> String { try self.filled(template, Self.escaped) }

    /// A script in this language; its keys stand between quotes, and where a text has places between backticks, with values of those
    /// names at hand.
    func script(_ script: String) throws(UnknownKey) -> String {
        try self.filled(script) { text in
            text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("`", with: "\\`").replacing(
                "${", with: "\\${"
            )
            .replacing("{{", with: "${").replacing("}}", with: "}")
        }
    }

    private func filled(_ template: String, _ written: (String) -> String) throws(UnknownKey) -> String {
        // Cut at the brackets rather than matched: this is done for every template of every language at each start.
        let pieces = template.components(separatedBy: "[[")
        var result = pieces[0]
        var line = 1 + pieces[0].utf8.count { $0 == 0x0A }
        for piece in pieces.dropFirst() {
            guard let end = piece.range(of: "]]"), piece[..<end.lowerBound].utf8.allSatisfy(Self.isOfKey) else {
                result += "[[" + piece
                continue
            }
            let key = String(piece[..<end.lowerBound])
            // A template has no number to choose a form by.
            guard let phrase = self.language.catalogue.phrases[key], !phrase.hasForms else {
                throw UnknownKey(key: key, line: line)
            }
            result += written(phrase.source) + piece[end.upperBound...]
            line += piece.utf8.count { $0 == 0x0A }
        }
        return result
    }

    private static func isOfKey(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// All templates of a folder in this language. Throws ``WebError`` with file and line.
    func library(of directory: String) throws(WebError) -> MustacheLibrary {
        var templates: [String: MustacheTemplate] = [:]
        for case let path as String in FileManager.default.enumerator(atPath: directory) ?? .init()
        where path.hasSuffix(".mustache") {
            guard let data = FileManager.default.contents(atPath: "\(directory)/\(path)") else {
                throw WebError(.resourcesMissing, "\(path): dit sjabloon is niet te lezen")
            }
            do {
                let text = try self.filled(String(decoding: data, as: UTF8.self))
                templates[String(path.dropLast(".mustache".count))] = try MustacheTemplate(string: text)
            } catch let error as UnknownKey {
                throw WebError(
                    .templateBroken, "\(path):\(error.line): er is geen tekst ‘\(error.key)’ in \(self.language.code)",
                    hint: "zet haar in Texts/\(self.language.code)")
            } catch let error as MustacheTemplate.ParserError {
                throw WebError(
                    .templateBroken, "\(path):\(error.context.lineNumber): dit sjabloon is niet te lezen", hint: "\(error.error)")
            } catch {
                throw WebError(.templateBroken, "\(path): dit sjabloon is niet te lezen")
            }
        }
        return MustacheLibrary(templates: templates)
    }

    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { "&<>\"`".utf8.contains($0) }) else { return text }
        return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing(/`([^`]*)`/) { "<code>\($0.output.1)</code>" }
    }
}
