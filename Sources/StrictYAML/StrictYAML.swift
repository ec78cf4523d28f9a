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

    private static func mark(of error: any Error) -> (line: Int, column: Int) {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): (mark.line, mark.column)
        case .duplicatedKeysInMapping(_, let context): (context.mark.line, context.mark.column)
        default: (1, 1)
        }
    }
}
