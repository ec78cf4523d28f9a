internal import Domain
internal import StrictYAML
internal import Yams

internal import class Foundation.FileManager

/// Reads `norms/*.yaml`, one version of one norm each. What is wrong stops the start, with its place.
public enum NormFile {
    /// Reads and checks all files of the directory, and that every clause a check names is in one of them.
    ///
    /// Throws ``ComplianceError`` `C004`.
    public static func load(directory: String) throws(ComplianceError) -> [NormCatalogue] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".yaml") }.sorted()
        } catch {
            throw ComplianceError(
                .norms, "\(directory): deze map is niet te lezen", hint: "hier horen de bestanden van de normen te staan")
        }
        var catalogues: [NormCatalogue] = []
        for name in names {
            let path = "\(directory)/\(name)"
            guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self) else {
                throw ComplianceError(.norms, "\(path): dit bestand is geen UTF-8-tekst")
            }
            catalogues.append(try self.parse(text, path: path))
        }
        let known = Set(catalogues.flatMap { $0.clauses.map(\.name) })
        for definition in Checks.definitions {
            for clause in definition.clauses where !known.contains(clause) {
                throw ComplianceError(
                    .norms, "\(directory): controle \(definition.id) noemt clausule ‘\(clause)’, die in geen norm staat",
                    hint: Suggestion.nearest(to: clause, among: known).map { "bedoeld is misschien ‘\($0)’" })
            }
        }
        return catalogues
    }

    /// Reads the text of one file. `path` is for messages only. Throws ``ComplianceError`` `C004`, with `path:line:column`.
    public static func parse(_ text: String, path: String) throws(ComplianceError) -> NormCatalogue {
        let yaml = StrictYAML(path: path)
        do {
            return try self.catalogue(try yaml.root(of: text), yaml)
        } catch {
            throw ComplianceError(.norms, error.message, hint: error.hint)
        }
    }

    private static func catalogue(_ root: Node, _ yaml: StrictYAML) throws(YAMLProblem) -> NormCatalogue {
        let keys = try yaml.mapping(
            root, known: ["catalogus", "titel", "versie", "geldig_vanaf", "geldig_tot", "bron", "clausules"])
        let id = try yaml.required(keys, "catalogus", in: root)
        guard let version = Int(try yaml.required(keys, "versie", in: root)), version > 0 else {
            throw yaml.problem(keys["versie"] ?? root, "‘versie’ hoort een getal te zijn")
        }
        var clauses: [NormClause] = []
        for node in try yaml.list(keys, "clausules", in: root) {
            let clause = try self.clause(node, of: id, yaml)
            guard !clauses.contains(where: { $0.name == clause.name }) else {
                throw yaml.problem(node, "clausule ‘\(clause.number)’ staat er twee keer")
            }
            clauses.append(clause)
        }
        return NormCatalogue(
            id: id, title: try yaml.required(keys, "titel", in: root), version: version,
            first: try self.day(try yaml.required(keys, "geldig_vanaf", in: root), keys["geldig_vanaf"] ?? root, yaml),
            last: try yaml.optional(keys, "geldig_tot").map { text throws(YAMLProblem) in
                try self.day(text, keys["geldig_tot"] ?? root, yaml)
            },
            source: try yaml.required(keys, "bron", in: root), clauses: clauses)
    }

    private static func clause(_ node: Node, of catalogue: String, _ yaml: StrictYAML) throws(YAMLProblem) -> NormClause {
        let keys = try yaml.mapping(node, known: ["id", "titel", "tekst", "documenten", "buiten"])
        let number = try yaml.required(keys, "id", in: node)
        let name = "\(catalogue):\(number)"
        var documents: [String] = []
        for item in keys["documenten"] == nil ? [] : try yaml.list(keys, "documenten", in: node) {
            guard let kind = item.scalar?.string, CodeList.document.codes.contains(kind) else {
                throw yaml.problem(
                    item, "‘\(item.scalar?.string ?? "")’ is geen soort document",
                    hint: "kies uit \(CodeList.document.codes.joined(separator: ", "))")
            }
            documents.append(kind)
        }
        let checks = Checks.definitions.filter { $0.clauses.contains(name) }.map(\.id)
        let elsewhere = try yaml.optional(keys, "buiten")
        guard !checks.isEmpty || !documents.isEmpty || elsewhere != nil else {
            throw yaml.problem(
                node, "clausule ‘\(number)’ heeft geen controle en geen documenten",
                hint: "noem bij ‘buiten’ wat haar aantoont buiten Kraamzicht")
        }
        return NormClause(
            name: name, number: number, title: try yaml.required(keys, "titel", in: node),
            text: try yaml.required(keys, "tekst", in: node), checks: checks, documents: documents, elsewhere: elsewhere)
    }

    private static func day(_ text: String, _ node: Node, _ yaml: StrictYAML) throws(YAMLProblem) -> Day {
        guard let day = try? Day(text) else {
            throw yaml.problem(node, "‘\(text)’ is geen dag", hint: "schrijf hem als 2026-01-31")
        }
        return day
    }
}
