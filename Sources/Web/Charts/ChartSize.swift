/// Each drawing is made twice: for a wide place and for a phone, so that its letters are as large as those around it. The style
/// sheet shows the one that fits.
enum ChartSize: CaseIterable {
    case wide
    case narrow

    var width: Double { self == .wide ? 560 : 328 }
    var height: Double { self == .wide ? 240 : 220 }
    var style: String { self == .wide ? "kz-chart__wide" : "kz-chart__narrow" }

    /// About how wide letters are, at the size of a drawing's texts.
    static func width(of text: String) -> Double { Double(text.count) * 6.7 }

    /// The same of the bold letters at the end of a line.
    static func boldWidth(of text: String) -> Double { Double(text.count) * 8.6 }

    /// A name in so many letters; what does not fit is left to who asks for the whole of it.
    static func shortened(_ name: String, to most: Int) -> String {
        name.count <= most ? name : name.prefix(max(0, most - 1)).trimmingSuffix { $0 == " " } + "…"
    }

    /// How a place of a drawing is found from where one points: the nearest across, or the nearest and only from near by.
    enum Reach: String { case across, near }

    /// Both sizes of a drawing in one figure that a screen reader hears as `label`.
    static func figure(_ label: String, reach: Reach = .across, draw: (ChartSize, inout SVGText) -> Void) -> Drawing {
        var result =
            "<div class=\"kz-chart\" data-reach=\"\(reach.rawValue)\" role=\"img\" aria-label=\"\(SVGText.escaped(label))\">"
        for size in ChartSize.allCases {
            var svg = SVGText()
            draw(size, &svg)
            result +=
                "<svg class=\"kz-chart__drawing \(size.style)\" viewBox=\"0 0 \(SVGText.number(size.width)) \(SVGText.number(size.height))\" aria-hidden=\"true\">\(svg.text)</svg>"
        }
        return Drawing(result + "</div>")
    }
}

extension Substring {
    /// Without the letters at the end that meet the condition.
    fileprivate func trimmingSuffix(_ holds: (Character) -> Bool) -> Substring {
        var text = self
        while let last = text.last, holds(last) { text.removeLast() }
        return text
    }
}
