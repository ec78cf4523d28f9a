public import Yams

/// Reads a YAML file strictly: a key nobody knows, a key twice, or a value of another kind is a ``YAMLProblem`` with its line and
/// column. (`YAMLDecoder` would silently ignore a misspelt key.)
public struct StrictYAML: Sendable {
    /// For messages only; nothing here reads the disk.
    public let path: String

    public init(path: String) {
        self.path = path
    }

    /// The node of the whole text.
    public func root(of text: String) throws(YAMLProblem) -> Node {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            let mark = Self.mark(of: error)
            if case .duplicatedKeysInMapping(let keys, _) = error as? YamlError, let key = keys.first {
                let line = Self.second(key, in: text, from: mark.line)
                throw YAMLProblem(message: "\(self.path):\(line):\(mark.column): sleutel ‘\(key)’ staat er twee keer")
            }
            throw YAMLProblem(
                message: "\(self.path):\(mark.line):\(mark.column): dit is geen leesbare YAML",
                hint: "kijk naar het inspringen en de aanhalingstekens")
        }
        guard let root else { throw YAMLProblem(message: "\(self.path):1:1: het bestand is leeg") }
        return root
    }

    /// The values of a mapping that has no other keys than these.
    public func mapping(_ node: Node, known: [String]) throws(YAMLProblem) -> [String: Node] {
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

    /// One key of a mapping, with its value.
    public struct Entry {
        public let name: String
        /// Where the key stands, for a problem with it.
        public let key: Node
        public let value: Node
    }

    /// All keys of a mapping whose names are not known beforehand, in order. A key twice is a problem of the whole file already.
    public func entries(_ node: Node) throws(YAMLProblem) -> [Entry] {
        guard let mapping = node.mapping else { throw self.problem(node, "hier horen sleutels te staan") }
        return mapping.map { Entry(name: $0.key.scalar?.string ?? "", key: $0.key, value: $0.value) }
    }

    /// Whether a value has keys of its own.
    public func isMapping(_ node: Node) -> Bool { node.mapping != nil }

    /// A value that is a text, also an empty one.
    public func text(_ node: Node, _ name: String) throws(YAMLProblem) -> String {
        guard let text = node.scalar?.string else { throw self.problem(node, "‘\(name)’ hoort een tekst te zijn") }
        return text
    }

    /// The items of a list that is not empty.
    public func list(_ keys: [String: Node], _ name: String, in node: Node) throws(YAMLProblem) -> [Node] {
        guard let value = keys[name] else { throw self.problem(node, "sleutel ‘\(name)’ ontbreekt") }
        guard let sequence = value.sequence, !sequence.isEmpty else {
            throw self.problem(value, "‘\(name)’ hoort een lijst te zijn")
        }
        return Array(sequence)
    }

    /// A text that is there and not empty.
    public func required(_ keys: [String: Node], _ name: String, in node: Node) throws(YAMLProblem) -> String {
        guard keys[name] != nil else { throw self.problem(node, "sleutel ‘\(name)’ ontbreekt") }
        guard let text = try self.optional(keys, name) else { throw self.problem(node, "‘\(name)’ is leeg") }
        return text
    }

    /// A text; nil when it is absent or empty.
    public func optional(_ keys: [String: Node], _ name: String) throws(YAMLProblem) -> String? {
        guard let node = keys[name] else { return nil }
        guard let text = node.scalar?.string else { throw self.problem(node, "‘\(name)’ hoort een tekst te zijn") }
        return text.isEmpty ? nil : text
    }

    /// A yes or no; false when it is absent.
    public func flag(_ keys: [String: Node], _ name: String) throws(YAMLProblem) -> Bool {
        guard let node = keys[name] else { return false }
        guard let flag = node.bool else { throw self.problem(node, "‘\(name)’ hoort true of false te zijn") }
        return flag
    }

    /// A problem at a node.
    public func problem(_ node: Node, _ message: String, hint: String? = nil) -> YAMLProblem {
        let mark = node.mark
        return YAMLProblem(message: "\(self.path):\(mark?.line ?? 1):\(mark?.column ?? 1): \(message)", hint: hint)
    }

    /// The line on which a key stands for the second time at the same depth; the parser names only where the mapping begins.
    private static func second(_ key: String, in text: String, from begin: Int) -> Int {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        func isKey(_ line: Substring, _ depth: Int?) -> Bool {
            let name = line.drop { $0 == " " || $0 == "-" }
            return name.hasPrefix("\(key):") && (depth ?? line.count - name.count) == line.count - name.count
        }
        guard let first = lines.indices.first(where: { $0 >= begin - 1 && isKey(lines[$0], nil) }) else { return begin }
        let depth = lines[first].prefix { $0 == " " || $0 == "-" }.count
        return lines.indices.first { $0 > first && isKey(lines[$0], depth) }.map { $0 + 1 } ?? begin
    }

    private static func mark(of error: any Error) -> (line: Int, column: Int) {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): (mark.line, mark.column)
        case .duplicatedKeysInMapping(_, let context): (context.mark.line, context.mark.column)
        default: (1, 1)
        }
    }
}
