internal import Domain

/// One bar with its interval, as wide as its place in the table.
struct BarDrawing {
    let value: Double?
    let interval: Interval?
    let reference: Double?
    /// The value of the other side of a comparison.
    var other: Double?
    let scale: ChartScale

    func html() -> Drawing {
        func x(_ value: Double) -> Double { 100 * self.scale.place(value) }
        let base = x(self.scale.base)
        var svg = SVGText()
        // Bars that go both ways need to be seen to.
        if base > 0 { svg.line("kz-bars__base", base, 0, base, 20) }
        if let value { svg.rect("kz-bars__bar", min(base, x(value)), 3, abs(x(value) - base), 14) }
        if let interval {
            svg.line("kz-bars__whisker", x(interval.lower), 10, x(interval.upper), 10)
        }
        if let reference { svg.line("kz-bars__reference", x(reference), 0, x(reference), 20) }
        if let other {
            // On its own ground, so that it is seen on a bar as well as beside it.
            svg.line("kz-bars__other-ground", x(other), 1, x(other), 19)
            svg.line("kz-bars__other", x(other), 1, x(other), 19)
        }
        return Drawing(
            "<svg class=\"kz-bars__drawing\" viewBox=\"0 0 100 20\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\(svg.text)</svg>"
        )
    }
}
