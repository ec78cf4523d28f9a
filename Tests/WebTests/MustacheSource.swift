import Foundation

/// The tags of a template, read independently of the library that renders them.
indirect enum MustacheNode {
    case variable(String)
    case raw(String)
    case section(String, [MustacheNode], isInverted: Bool)
    case partial(String)
    case inherits(String, [MustacheNode])
    case block(String, [MustacheNode])
}

struct MustacheSource {
    enum Problem: Error { case unclosed(String), unopened(String) }

    static func parse(_ text: String) throws -> [MustacheNode] {
        var tags = text.matches(of: /\{\{(\{?)([#^\/>&<$!]?)\s*([^}]*?)\s*\}?\}\}/).map {
            ($0.output.1, $0.output.2, $0.output.3)
        }[...]
        return try self.nodes(&tags, until: nil)
    }

    private static func nodes(_ tags: inout ArraySlice<(Substring, Substring, Substring)>, until end: String?) throws
        -> [MustacheNode]
    {
        var nodes: [MustacheNode] = []
        while let (brace, sigil, word) = tags.popFirst() {
            let name = String(word)
            guard brace.isEmpty else {
                nodes.append(.raw(name))
                continue
            }
            switch sigil {
            case "#": nodes.append(.section(name, try self.nodes(&tags, until: name), isInverted: false))
            case "^": nodes.append(.section(name, try self.nodes(&tags, until: name), isInverted: true))
            case "<": nodes.append(.inherits(name, try self.nodes(&tags, until: name)))
            case "$": nodes.append(.block(name, try self.nodes(&tags, until: name)))
            case ">": nodes.append(.partial(name))
            case "&": nodes.append(.raw(name))
            case "!": break
            case "/":
                guard name == end else { throw Problem.unopened(name) }
                return nodes
            default: nodes.append(.variable(name))
            }
        }
        guard end == nil else { throw Problem.unclosed(end ?? "") }
        return nodes
    }
}
