internal import Domain
internal import StrictYAML
internal import Yams

internal import class Foundation.FileManager

/// Reads `dashboards/*.yaml` strictly: a key, indicator or file nobody knows stops the start with its place and, when one is
/// near, the word that was probably meant. (`YAMLDecoder` would silently ignore a misspelt key.)
public struct DashboardFile {
    private let yaml: StrictYAML
    private let definitions: [Definition]

    /// Every page that takes its figures from a file.
    public static let pages = ["overzicht", "instroom", "uitkomsten", "doelen", "doelmatigheid", "regio"]

    /// Reads and checks all files of the directory, and of the folders in it that are named after a language (`en`). Throws
    /// ``IndicatorError`` `I004`.
    public static func load(directory: String, definitions: [Definition] = Definition.all) throws(IndicatorError) -> [Dashboard] {
        var dashboards = try self.pages(in: directory, definitions)
        let languages = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        for language in languages.sorted() where language.wholeMatch(of: /[a-z]{2,3}/) != nil {
            let translated = try self.pages(in: "\(directory)/\(language)", definitions)
            for (index, page) in translated.enumerated() {
                guard page.outline == dashboards[index].outline else {
                    throw IndicatorError(
                        .dashboard,
                        "\(directory)/\(language)/\(page.name).yaml: hier staan andere cijfers dan in \(page.name).yaml",
                        hint: "een vertaling heeft dezelfde delen, tekeningen en cijfers in dezelfde volgorde")
                }
                dashboards[index].translations[language] = page
            }
        }
        return dashboards
    }

    private static func pages(in directory: String, _ definitions: [Definition]) throws(IndicatorError) -> [Dashboard] {
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
        self.yaml = StrictYAML(path: path)
        self.definitions = definitions
    }

    /// Reads the text of one file. Throws ``IndicatorError`` `I004`, with `path:line:column`.
    public func parse(_ text: String, name: String) throws(IndicatorError) -> Dashboard {
        do {
            return try self.dashboard(try self.yaml.root(of: text), name: name)
        } catch {
            throw IndicatorError(.dashboard, error.message, hint: error.hint)
        }
    }

    private func dashboard(_ root: Node, name: String) throws(YAMLProblem) -> Dashboard {
        let page = try self.yaml.mapping(root, known: ["title", "intro", "choose", "sections"])
        let sections = try self.yaml.list(page, "sections", in: root).map { node throws(YAMLProblem) in try self.section(node) }
        let dashboard = Dashboard(
            name: name, title: try self.yaml.required(page, "title", in: root), intro: try self.yaml.optional(page, "intro"),
            choosesIndicator: try self.yaml.flag(page, "choose"), sections: sections)
        try self.refuseRepeats(dashboard, root)
        return dashboard
    }

    private func section(_ node: Node) throws(YAMLProblem) -> Dashboard.Section {
        let keys = try self.yaml.mapping(node, known: ["title", "tiles", "panels"])
        guard (keys["tiles"] == nil) != (keys["panels"] == nil) else {
            throw self.yaml.problem(node, "een deel heeft ‘tiles’ of ‘panels’, een van de twee")
        }
        return Dashboard.Section(
            title: try self.yaml.required(keys, "title", in: node),
            tiles: keys["tiles"] == nil
                ? [] : try self.yaml.list(keys, "tiles", in: node).map { tile throws(YAMLProblem) in try self.tile(tile) },
            panels: keys["panels"] == nil
                ? [] : try self.yaml.list(keys, "panels", in: node).map { panel throws(YAMLProblem) in try self.panel(panel) })
    }

    private func panel(_ node: Node) throws(YAMLProblem) -> DashboardPanel {
        let keys = try self.yaml.mapping(
            node, known: ["chart", "indicator", "per", "title", "counts", "note", "norm", "norm_label"])
        let word = try self.yaml.required(keys, "chart", in: node)
        guard let chart = DashboardPanel.Chart(rawValue: word) else {
            let known = DashboardPanel.Chart.allCases.map(\.rawValue)
            let meant = Suggestion.nearest(to: word, among: known).map { "bedoelde u ‘\($0)’?" }
            throw self.yaml.problem(
                keys["chart"] ?? node, "er is geen tekening ‘\(word)’", hint: meant ?? "kies uit \(known.joined(separator: ", "))"
            )
        }
        let (id, definition) = try self.indicator(keys, in: node)
        let panel = DashboardPanel(
            chart: chart, indicator: id, dimension: try self.dimension(keys, of: chart, definition, in: node),
            title: try self.yaml.optional(keys, "title"), counts: try self.yaml.optional(keys, "counts"),
            note: try self.yaml.optional(keys, "note"), norm: try self.norm(keys))
        guard panel.canDraw(definition) else {
            throw self.yaml.problem(
                keys["chart"] ?? node, "een ‘\(word)’ past niet bij ‘\(id)’",
                hint:
                    "‘verdeling’ en ‘stapeling’ zijn er voor aantallen, ‘trechter’ voor aandelen, ‘kaart’ per gemeente, ‘spreiding’ bij dagen, doelen, redenen en aanvragen"
            )
        }
        return panel
    }

    private func dimension(
        _ keys: [String: Node], of chart: DashboardPanel.Chart, _ definition: Definition, in node: Node
    ) throws(YAMLProblem) -> Dimension? {
        guard chart.needsDimension else {
            if let per = keys["per"] { throw self.yaml.problem(per, "een ‘\(chart.rawValue)’ heeft geen ‘per’") }
            return nil
        }
        let word = try self.yaml.required(keys, "per", in: node)
        let offered = definition.dimensions
        guard let dimension = Dimension(rawValue: word), offered.contains(dimension) else {
            let known = offered.map(\.rawValue)
            let meant = Suggestion.nearest(to: word, among: known).map { "bedoelde u ‘\($0)’?" }
            throw self.yaml.problem(
                keys["per"] ?? node, "‘\(definition.id)’ is niet te splitsen naar ‘\(word)’",
                hint: meant ?? "kies uit \(known.joined(separator: ", "))")
        }
        return dimension
    }

    private func norm(_ keys: [String: Node]) throws(YAMLProblem) -> DashboardPanel.Norm? {
        guard let node = keys["norm"] else { return nil }
        guard let value = node.float else { throw self.yaml.problem(node, "‘norm’ hoort een getal te zijn") }
        return DashboardPanel.Norm(value: value, label: try self.yaml.required(keys, "norm_label", in: node))
    }

    private func tile(_ node: Node) throws(YAMLProblem) -> Dashboard.Tile {
        let keys = try self.yaml.mapping(node, known: ["indicator", "label", "counts", "note"])
        let (id, _) = try self.indicator(keys, in: node)
        return Dashboard.Tile(
            indicator: id, label: try self.yaml.optional(keys, "label"), counts: try self.yaml.optional(keys, "counts"),
            note: try self.yaml.optional(keys, "note"))
    }

    /// The figure a tile or panel names, with its definition.
    private func indicator(_ keys: [String: Node], in node: Node) throws(YAMLProblem) -> (id: String, Definition) {
        let id = try self.yaml.required(keys, "indicator", in: node)
        if let definition = self.definitions.first(where: { $0.figureIDs.contains(id) }) { return (id, definition) }
        let known = self.definitions.flatMap(\.figureIDs)
        let whole = self.definitions.first { $0.id == id }.map { "kies een van \($0.figureIDs.joined(separator: ", "))" }
        let meant = Suggestion.nearest(to: id, among: known).map { "bedoelde u ‘\($0)’?" }
        throw self.yaml.problem(
            keys["indicator"] ?? node, "er is geen cijfer ‘\(id)’",
            hint: whole ?? meant ?? "kies uit \(known.joined(separator: ", "))")
    }

    private func refuseRepeats(_ dashboard: Dashboard, _ root: Node) throws(YAMLProblem) {
        var seen: Set<String> = []
        for id in dashboard.sections.flatMap({ $0.tiles.map(\.indicator) }) where !seen.insert(id).inserted {
            throw self.yaml.problem(root, "‘\(id)’ staat er twee keer")
        }
        var drawn: Set<[String]> = []
        for panel in dashboard.panels
        where !drawn.insert([panel.chart.rawValue, panel.indicator, panel.dimension?.rawValue ?? ""]).inserted {
            throw self.yaml.problem(root, "‘\(panel.chart.rawValue)’ van ‘\(panel.indicator)’ staat er twee keer")
        }
    }
}
