internal import Foundation
internal import Yams

/// Reads `dashboards/*.yaml` strictly: a key, indicator or file nobody knows stops the start with its place and, when one is
/// near, the word that was probably meant. (`YAMLDecoder` would silently ignore a misspelt key.)
public struct DashboardFile {
    private let path: String
    private let definitions: [Definition]

    /// Every page that takes its figures from a file.
    public static let pages = ["overzicht"]

    /// Reads and checks all files of the directory. Throws ``IndicatorError`` `I004`.
    public static func load(directory: String, definitions: [Definition] = Definition.all) throws(IndicatorError) -> [Dashboard] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".yaml") }.sorted()
        } catch {
            throw IndicatorError(
                .dashboard, "\(directory): deze map is niet te lezen", hint: "hier horen de bestanden van de overzichten te staan"
            )
        }
        for name in names where !self.pages.contains(String(name.dropLast(5))) {
            let meant =
                Suggestion.nearest(to: String(name.dropLast(5)), among: self.pages).map { "bedoelde u ‘\($0).yaml’? " } ?? ""
            throw IndicatorError(
                .dashboard, "\(directory)/\(name): er is geen pagina met deze naam",
                hint: "\(meant)Pagina's: \(self.pages.joined(separator: ", "))")
        }
        var dashboards: [Dashboard] = []
        for page in self.pages {
            let path = "\(directory)/\(page).yaml"
            guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self) else {
                throw IndicatorError(.dashboard, "\(path): dit bestand ontbreekt of is geen UTF-8-tekst")
            }
            dashboards.append(try DashboardFile(path: path, definitions: definitions).parse(text, name: page))
        }
        return dashboards
    }

    /// A file with this path, for messages only; `parse` does not read the disk.
    public init(path: String, definitions: [Definition] = Definition.all) {
        self.path = path
        self.definitions = definitions
    }

    /// Reads the text of one file. Throws ``IndicatorError`` `I004`, with `path:line:column`.
    public func parse(_ text: String, name: String) throws(IndicatorError) -> Dashboard {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            let mark = Self.mark(of: error)
            throw IndicatorError(
                .dashboard, "\(self.path):\(mark.line):\(mark.column): dit is geen leesbare YAML",
                hint: "kijk naar het inspringen en de aanhalingstekens")
        }
        guard let root else { throw IndicatorError(.dashboard, "\(self.path):1:1: het bestand is leeg") }
        let page = try self.mapping(root, known: ["title", "intro", "sections"])
        let sections = try self.list(page, "sections", in: root).map { node throws(IndicatorError) in try self.section(node) }
        let dashboard = Dashboard(
            name: name, title: try self.required(page, "title", in: root), intro: try self.optional(page, "intro"),
            sections: sections)
        try self.refuseRepeats(dashboard, root)
        return dashboard
    }

    private func section(_ node: Node) throws(IndicatorError) -> Dashboard.Section {
        let keys = try self.mapping(node, known: ["title", "tiles"])
        return Dashboard.Section(
            title: try self.required(keys, "title", in: node),
            tiles: try self.list(keys, "tiles", in: node).map { tile throws(IndicatorError) in try self.tile(tile) })
    }

    private func tile(_ node: Node) throws(IndicatorError) -> Dashboard.Tile {
        let keys = try self.mapping(node, known: ["indicator", "label", "counts", "note"])
        let id = try self.required(keys, "indicator", in: node)
        let known = self.definitions.flatMap(\.figureIDs)
        guard known.contains(id) else {
            let whole = self.definitions.first { $0.id == id }.map { "kies een van \($0.figureIDs.joined(separator: ", "))" }
            let meant = Suggestion.nearest(to: id, among: known).map { "bedoelde u ‘\($0)’?" }
            throw self.problem(
                keys["indicator"] ?? node, "er is geen cijfer ‘\(id)’",
                hint: whole ?? meant ?? "kies uit \(known.joined(separator: ", "))")
        }
        return Dashboard.Tile(
            indicator: id, label: try self.optional(keys, "label"), counts: try self.optional(keys, "counts"),
            note: try self.optional(keys, "note"))
    }

    private func refuseRepeats(_ dashboard: Dashboard, _ root: Node) throws(IndicatorError) {
        var seen: Set<String> = []
        for id in dashboard.indicators where !seen.insert(id).inserted {
            throw self.problem(root, "‘\(id)’ staat er twee keer")
        }
    }

    // MARK: - Nodes

    private func mapping(_ node: Node, known: [String]) throws(IndicatorError) -> [String: Node] {
        guard let mapping = node.mapping else {
            throw self.problem(node, "hier horen sleutels te staan", hint: "kies uit \(known.joined(separator: ", "))")
        }
        var keys: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string, known.contains(name) else {
                let word = key.scalar?.string ?? ""
                let meant = Suggestion.nearest(to: word, among: known).map { "bedoelde u ‘\($0)’?" }
                throw self.problem(
                    key, "onbekende sleutel ‘\(word)’", hint: meant ?? "kies uit \(known.joined(separator: ", "))")
            }
            guard keys.updateValue(value, forKey: name) == nil else {
                throw self.problem(key, "sleutel ‘\(name)’ staat er twee keer")
            }
        }
        return keys
    }

    private func list(_ keys: [String: Node], _ name: String, in node: Node) throws(IndicatorError) -> [Node] {
        guard let value = keys[name] else { throw self.problem(node, "sleutel ‘\(name)’ ontbreekt") }
        guard let sequence = value.sequence, !sequence.isEmpty else {
            throw self.problem(value, "‘\(name)’ hoort een lijst te zijn")
        }
        return Array(sequence)
    }

    private func required(_ keys: [String: Node], _ name: String, in node: Node) throws(IndicatorError) -> String {
        guard keys[name] != nil else { throw self.problem(node, "sleutel ‘\(name)’ ontbreekt") }
        guard let text = try self.optional(keys, name) else { throw self.problem(node, "‘\(name)’ is leeg") }
        return text
    }

    private func optional(_ keys: [String: Node], _ name: String) throws(IndicatorError) -> String? {
        guard let node = keys[name] else { return nil }
        guard let text = node.scalar?.string else { throw self.problem(node, "‘\(name)’ hoort een tekst te zijn") }
        return text.isEmpty ? nil : text
    }

    private func problem(_ node: Node, _ message: String, hint: String? = nil) -> IndicatorError {
        let mark = node.mark
        return IndicatorError(.dashboard, "\(self.path):\(mark?.line ?? 1):\(mark?.column ?? 1): \(message)", hint: hint)
    }

    private static func mark(of error: any Error) -> (line: Int, column: Int) {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): (mark.line, mark.column)
        case .duplicatedKeysInMapping(_, let context): (context.mark.line, context.mark.column)
        default: (1, 1)
        }
    }
}
