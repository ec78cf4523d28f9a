internal import Domain
internal import Yams

internal import class Foundation.FileManager

/// Reads `dashboards/*.yaml` strictly: a key, indicator or file nobody knows stops the start with its place and, when one is
/// near, the word that was probably meant. (`YAMLDecoder` would silently ignore a misspelt key.)
public struct DashboardFile {
    private let path: String
    private let definitions: [Definition]

    /// Every page that takes its figures from a file.
    public static let pages = ["overzicht", "instroom", "uitkomsten", "doelen", "doelmatigheid", "regio"]

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
        let page = try self.mapping(root, known: ["title", "intro", "choose", "sections"])
        let sections = try self.list(page, "sections", in: root).map { node throws(IndicatorError) in try self.section(node) }
        let dashboard = Dashboard(
            name: name, title: try self.required(page, "title", in: root), intro: try self.optional(page, "intro"),
            choosesIndicator: try self.flag(page, "choose"), sections: sections)
        try self.refuseRepeats(dashboard, root)
        return dashboard
    }

    private func section(_ node: Node) throws(IndicatorError) -> Dashboard.Section {
        let keys = try self.mapping(node, known: ["title", "tiles", "panels"])
        guard (keys["tiles"] == nil) != (keys["panels"] == nil) else {
            throw self.problem(node, "een deel heeft ‘tiles’ of ‘panels’, een van de twee")
        }
        return Dashboard.Section(
            title: try self.required(keys, "title", in: node),
            tiles: keys["tiles"] == nil
                ? [] : try self.list(keys, "tiles", in: node).map { tile throws(IndicatorError) in try self.tile(tile) },
            panels: keys["panels"] == nil
                ? [] : try self.list(keys, "panels", in: node).map { panel throws(IndicatorError) in try self.panel(panel) })
    }

    private func panel(_ node: Node) throws(IndicatorError) -> DashboardPanel {
        let keys = try self.mapping(
            node, known: ["chart", "indicator", "per", "title", "counts", "note", "norm", "norm_label"])
        let word = try self.required(keys, "chart", in: node)
        guard let chart = DashboardPanel.Chart(rawValue: word) else {
            let known = DashboardPanel.Chart.allCases.map(\.rawValue)
            let meant = Suggestion.nearest(to: word, among: known).map { "bedoelde u ‘\($0)’?" }
            throw self.problem(
                keys["chart"] ?? node, "er is geen tekening ‘\(word)’", hint: meant ?? "kies uit \(known.joined(separator: ", "))"
            )
        }
        let (id, definition) = try self.indicator(keys, in: node)
        let panel = DashboardPanel(
            chart: chart, indicator: id, dimension: try self.dimension(keys, of: chart, definition, in: node),
            title: try self.optional(keys, "title"), counts: try self.optional(keys, "counts"),
            note: try self.optional(keys, "note"), norm: try self.norm(keys))
        guard panel.canDraw(definition) else {
            throw self.problem(
                keys["chart"] ?? node, "een ‘\(word)’ past niet bij ‘\(id)’",
                hint:
                    "‘verdeling’ en ‘stapeling’ zijn er voor aantallen, ‘trechter’ voor aandelen, ‘kaart’ per gemeente, ‘spreiding’ bij dagen, doelen, redenen en aanvragen"
            )
        }
        return panel
    }

    private func dimension(
        _ keys: [String: Node], of chart: DashboardPanel.Chart, _ definition: Definition, in node: Node
    ) throws(IndicatorError) -> Dimension? {
        guard chart.needsDimension else {
            if let per = keys["per"] { throw self.problem(per, "een ‘\(chart.rawValue)’ heeft geen ‘per’") }
            return nil
        }
        let word = try self.required(keys, "per", in: node)
        let offered = definition.dimensions
        guard let dimension = Dimension(rawValue: word), offered.contains(dimension) else {
            let known = offered.map(\.rawValue)
            let meant = Suggestion.nearest(to: word, among: known).map { "bedoelde u ‘\($0)’?" }
            throw self.problem(
                keys["per"] ?? node, "‘\(definition.id)’ is niet te splitsen naar ‘\(word)’",
                hint: meant ?? "kies uit \(known.joined(separator: ", "))")
        }
        return dimension
    }

    private func norm(_ keys: [String: Node]) throws(IndicatorError) -> DashboardPanel.Norm? {
        guard let node = keys["norm"] else { return nil }
        guard let value = node.float else { throw self.problem(node, "‘norm’ hoort een getal te zijn") }
        return DashboardPanel.Norm(value: value, label: try self.required(keys, "norm_label", in: node))
    }

    private func tile(_ node: Node) throws(IndicatorError) -> Dashboard.Tile {
        let keys = try self.mapping(node, known: ["indicator", "label", "counts", "note"])
        let (id, _) = try self.indicator(keys, in: node)
        return Dashboard.Tile(
            indicator: id, label: try self.optional(keys, "label"), counts: try self.optional(keys, "counts"),
            note: try self.optional(keys, "note"))
    }

    /// The figure a tile or panel names, with its definition.
    private func indicator(_ keys: [String: Node], in node: Node) throws(IndicatorError) -> (id: String, Definition) {
        let id = try self.required(keys, "indicator", in: node)
        if let definition = self.definitions.first(where: { $0.figureIDs.contains(id) }) { return (id, definition) }
        let known = self.definitions.flatMap(\.figureIDs)
        let whole = self.definitions.first { $0.id == id }.map { "kies een van \($0.figureIDs.joined(separator: ", "))" }
        let meant = Suggestion.nearest(to: id, among: known).map { "bedoelde u ‘\($0)’?" }
        throw self.problem(
            keys["indicator"] ?? node, "er is geen cijfer ‘\(id)’",
            hint: whole ?? meant ?? "kies uit \(known.joined(separator: ", "))")
    }

    private func refuseRepeats(_ dashboard: Dashboard, _ root: Node) throws(IndicatorError) {
        var seen: Set<String> = []
        for id in dashboard.sections.flatMap({ $0.tiles.map(\.indicator) }) where !seen.insert(id).inserted {
            throw self.problem(root, "‘\(id)’ staat er twee keer")
        }
        var drawn: Set<[String]> = []
        for panel in dashboard.panels
        where !drawn.insert([panel.chart.rawValue, panel.indicator, panel.dimension?.rawValue ?? ""]).inserted {
            throw self.problem(root, "‘\(panel.chart.rawValue)’ van ‘\(panel.indicator)’ staat er twee keer")
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

    private func flag(_ keys: [String: Node], _ name: String) throws(IndicatorError) -> Bool {
        guard let node = keys[name] else { return false }
        guard let flag = node.bool else { throw self.problem(node, "‘\(name)’ hoort true of false te zijn") }
        return flag
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
