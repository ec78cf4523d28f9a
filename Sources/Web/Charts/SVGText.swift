/// Writes SVG as text: one element after the other, every number rounded to what a screen can show, every text escaped.
struct SVGText {
    private(set) var text = ""

    mutating func line(_ style: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
        self.text +=
            "<line class=\"\(style)\" x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\" x2=\"\(Self.number(x2))\" y2=\"\(Self.number(y2))\"/>"
    }

    mutating func rect(_ style: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double, title: String? = nil) {
        self.text +=
            "<rect class=\"\(style)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(max(0, width)))\" height=\"\(Self.number(max(0, height)))\""
        self.close("rect", title)
    }

    mutating func circle(_ style: String, _ x: Double, _ y: Double, _ radius: Double, title: String? = nil) {
        self.text += "<circle class=\"\(style)\" cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\""
        self.close("circle", title)
    }

    /// A square on its corner.
    mutating func diamond(_ style: String, _ x: Double, _ y: Double, _ radius: Double, title: String? = nil) {
        let corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
        self.text +=
            "<polygon class=\"\(style)\" points=\"\(corners.map { "\(Self.number($0.0)),\(Self.number($0.1))" }.joined(separator: " "))\""
        self.close("polygon", title)
    }

    /// A line through the points, or with `isClosed` the area they enclose.
    mutating func path(_ style: String, _ points: [(x: Double, y: Double)], isClosed: Bool = false) {
        guard !points.isEmpty else { return }
        // What follows a move is a line to each further point, without a letter for every one of hundreds.
        let steps = points.map { "\(Self.number($0.x)) \(Self.number($0.y))" }
        self.text += "<path class=\"\(style)\" d=\"M\(steps.joined(separator: " "))\(isClosed ? " Z" : "")\"/>"
    }

    /// `anchor`: `start`, `middle` or `end` of the text stands at x.
    mutating func words(_ style: String, _ x: Double, _ y: Double, _ words: String, anchor: String = "start") {
        let place = "x=\"\(Self.number(x))\" y=\"\(Self.number(y))\""
        let anchored = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
        self.text += "<text class=\"\(style)\" \(place)\(anchored)>\(Self.escaped(words))</text>"
    }

    /// The lines of a vertical scale, each with its number before it.
    mutating func grid(_ scale: ChartScale, from left: Double, to right: Double, y: (Double) -> Double) {
        for tick in scale.ticks {
            self.line(scale.isBase(tick) ? "kz-chart__base" : "kz-chart__grid", left, y(tick), right, y(tick))
            self.words("kz-chart__tick", left - 8, y(tick) + 4, scale.label(tick), anchor: "end")
        }
    }

    /// Begins shapes that are one thing, with one title.
    mutating func open(_ title: String) { self.text += "<g><title>\(Self.escaped(title))</title>" }

    mutating func close() { self.text += "</g>" }

    private mutating func close(_ element: String, _ title: String?) {
        self.text += title.map { "><title>\(Self.escaped($0))</title></\(element)>" } ?? "/>"
    }

    /// One decimal is finer than any screen shows.
    static func number(_ value: Double) -> String {
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }
}
