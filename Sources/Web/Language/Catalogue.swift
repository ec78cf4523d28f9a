internal import Foundation
internal import StrictYAML

/// All texts of one language, by key: the name of the file in its folder, a dot, and the key in the file.
///
/// `check.column.verdict` is `column.verdict` in `check.yaml`. One file per page or part, so that who writes a page finds its words
/// in one place.
struct Catalogue: Sendable {
    let phrases: [String: Phrase]

    init(phrases: [String: Phrase]) {
        self.phrases = phrases
    }

    /// Reads every file of a folder. Throws ``WebError`` with file, line and column for what cannot be read.
    init(directory: String) throws(WebError) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
            throw WebError(.resourcesMissing, "\(directory): deze map is niet te lezen", hint: "installeer Kraamzicht opnieuw")
        }
        var phrases: [String: Phrase] = [:]
        for name in names.sorted() where name.hasSuffix(".yaml") {
            guard let data = FileManager.default.contents(atPath: "\(directory)/\(name)") else {
                throw WebError(.resourcesMissing, "\(directory)/\(name): dit bestand is niet te lezen")
            }
            let area = name.dropLast(".yaml".count)
            do {
                let texts = try Self.texts(String(decoding: data, as: UTF8.self), path: "\(directory)/\(name)")
                for (key, phrase) in texts { phrases["\(area).\(key)"] = phrase }
            } catch {
                throw WebError(.textBroken, error.message, hint: error.hint)
            }
        }
        self.phrases = phrases
    }

    /// The texts of one file.
    static func texts(_ text: String, path: String) throws(YAMLProblem) -> [(key: String, phrase: Phrase)] {
        let yaml = StrictYAML(path: path)
        var texts: [(String, Phrase)] = []
        for entry in try yaml.entries(try yaml.root(of: text)) {
            guard Self.isKey(entry.name) else {
                throw yaml.problem(entry.key, "‘\(entry.name)’ is geen sleutel", hint: "schrijf bijvoorbeeld column.reason")
            }
            do {
                texts.append((entry.name, try Self.phrase(entry, yaml)))
            } catch let problem as Phrase.Problem {
                throw yaml.problem(entry.key, Self.words(problem, entry.name))
            } catch let problem as YAMLProblem {
                throw problem
            } catch {
                throw yaml.problem(entry.key, "‘\(entry.name)’ is niet te lezen")
            }
        }
        return texts
    }

    /// Words of letters and digits, small letters first, with dots between them.
    private static func isKey(_ name: String) -> Bool {
        name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { word in
            word.first?.isLowercase == true && word.utf8.allSatisfy { $0 < 0x80 }
                && word.allSatisfy { $0.isLetter || $0.isNumber }
        }
    }

    private static func phrase(_ entry: StrictYAML.Entry, _ yaml: StrictYAML) throws -> Phrase {
        guard yaml.isMapping(entry.value) else { return try Phrase(try yaml.text(entry.value, entry.name)) }
        let forms = try yaml.mapping(entry.value, known: ["one", "other"])
        guard let other = forms["other"] else { throw Phrase.Problem.withoutOther }
        return try Phrase(try yaml.text(other, "other"), one: try forms["one"].map { try yaml.text($0, "one") })
    }

    private static func words(_ problem: Phrase.Problem, _ key: String) -> String {
        switch problem {
        case .brokenPlace: "‘\(key)’ heeft een plaats die niet klopt; een plaats is {{naam}}"
        case .withoutOther: "‘\(key)’ heeft geen vorm ‘other’"
        }
    }
}
