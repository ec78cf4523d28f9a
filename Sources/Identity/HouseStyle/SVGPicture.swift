/// Reads an SVG as a list of tags and lets only shapes through.
///
/// What is allowed is listed, not what is forbidden: a new element or attribute of a browser is refused until somebody looked at
/// it. It will be tempting to take out what is wrong and keep the rest; then the picture is no longer the one that was sent.
enum SVGPicture {
    private static let elements: Set<String> = [
        "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
        "text", "tspan", "style", "lineargradient", "radialgradient", "stop", "clippath", "mask", "pattern", "switch",
    ]
    /// Notes of drawing programs, which no browser draws; only under their own namespace.
    private static let notes: [String: String] = [
        "inkscape": "http://www.inkscape.org/namespaces/inkscape",
        "sodipodi": "http://sodipodi.sourceforge.net/dtd/sodipodi-0.dtd",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "cc": "http://creativecommons.org/ns#",
        "dc": "http://purl.org/dc/elements/1.1/", "serif": "http://www.serif.com/", "svg": "http://www.w3.org/2000/svg",
        "xlink": "http://www.w3.org/1999/xlink",
    ]
    private static let deepest = 64

    static func check(_ bytes: [UInt8]) throws(LogoProblem) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .unknownKind }
        var reader = XMLTags(text)
        var open: [String] = []
        var isFirst = true
        while let tag = try reader.next() {
            switch tag {
            case .begin(let name, let attributes, let isWhole):
                if isFirst {
                    guard name == "svg", attributes.contains(where: { $0 == ("xmlns", Self.notes["svg"] ?? "") }) else {
                        throw .unknownKind
                    }
                    isFirst = false
                } else {
                    guard !open.isEmpty else { throw .brokenSVG("er staat iets na het einde") }
                }
                try self.check(name, attributes)
                if !isWhole { open.append(name) }
                guard open.count <= self.deepest else { throw .brokenSVG("de onderdelen zijn te diep genest") }
            case .end(let name):
                guard open.popLast() == name else { throw .brokenSVG("‘\(name)’ wordt gesloten maar is niet open") }
            case .text(let text):
                if open.last?.lowercased() == "style" { try self.check(rules: text, in: "stijlregels") }
            }
        }
        guard !isFirst else { throw .unknownKind }
        guard open.isEmpty else { throw .brokenSVG("het einde ontbreekt") }
    }

    private static func check(_ name: String, _ attributes: [(name: String, value: String)]) throws(LogoProblem) {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        let isNote = parts.count == 2 && self.notes[String(parts[0])] != nil && !["svg", "xlink"].contains(String(parts[0]))
        guard isNote || self.elements.contains(name.lowercased()) || name == "metadata" else {
            throw .unsafeSVG("het onderdeel ‘\(name.prefix(40))’")
        }
        for (attribute, value) in attributes {
            let word = attribute.lowercased()
            if word.hasPrefix("on") { throw .unsafeSVG("de opdracht ‘\(attribute.prefix(40))’") }
            if word == "xmlns" {
                guard value == self.notes["svg"] else { throw .unsafeSVG("een vreemde naamruimte") }
            } else if word.hasPrefix("xmlns:") {
                guard self.notes[String(attribute.dropFirst(6))] == value else { throw .unsafeSVG("een vreemde naamruimte") }
            } else if word == "href" || word == "xlink:href" || word == "src" || word == "xml:base" {
                guard value.hasPrefix("#") else { throw .unsafeSVG("een verwijzing naar iets buiten het bestand") }
            } else if !isNote {
                try self.check(rules: value, in: "‘\(attribute.prefix(40))’")
            }
        }
    }

    /// Style rules and values of attributes: nothing is fetched, nothing is hidden behind an escape.
    private static func check(rules: String, in place: String) throws(LogoProblem) {
        let text = rules.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        for word in [
            "\\", "@import", "@font-face", "javascript:", "data:", "expression(", "-moz-binding", "image(", "image-set(",
        ]
        where text.contains(word) {
            throw .unsafeSVG("‘\(word)’ in \(place)")
        }
        for part in text.split(separator: "url(", omittingEmptySubsequences: false).dropFirst() where !part.hasPrefix("#") {
            throw .unsafeSVG("een verwijzing naar iets buiten het bestand")
        }
    }
}
