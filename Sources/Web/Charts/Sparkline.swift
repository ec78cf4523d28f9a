/// The course of one figure over a few periods, as the shapes of a small SVG: the scale begins at zero, a period without a
/// value is a gap, and the line to a period that still runs is dashed.
struct Sparkline {
    struct Point: Hashable {
        let x: Double
        let y: Double
    }

    /// One period: its value, or nil for a gap.
    struct Value: Hashable {
        let value: Double?
        let isProvisional: Bool
        let isChosen: Bool
    }

    static let width = 240.0
    static let height = 44.0
    /// Room for a dot and half a line around the drawing.
    static let margin = 5.0

    /// Lines through neighbouring periods with a value, as SVG path data.
    let solid: [String]
    /// The line to the period that still runs.
    let dashed: String?
    /// Values without a neighbour: without a dot they would not be seen.
    let lonely: [Point]
    /// The chosen period's value.
    let chosen: Point?
    /// The height of zero.
    let zero: Double

    /// nil when no period has a value.
    init?(_ values: [Value]) {
        let known = values.compactMap(\.value)
        guard let highest = known.max(), let lowest = known.min() else { return nil }
        let bottom = min(lowest, 0)
        // All zeros lie on the zero line.
        let top = max(highest, bottom == 0 && highest == 0 ? 1 : 0)
        let span = top - bottom
        let height = Self.height - 2 * Self.margin
        let step = values.count > 1 ? (Self.width - 2 * Self.margin) / Double(values.count - 1) : 0
        func y(_ value: Double) -> Double { Self.rounded(Self.margin + height * (top - value) / span) }
        let points = values.enumerated().map { index, value in
            value.value.map { Point(x: Self.rounded(Self.margin + step * Double(index)), y: y($0)) }
        }

        var solid: [[Point]] = []
        var run: [Point] = []
        var dashed: [Point]?
        for (index, point) in points.enumerated() {
            if let point, !values[index].isProvisional {
                run.append(point)
            } else {
                if let point, let last = run.last, points[index - 1] == last { dashed = [last, point] }
                if !run.isEmpty { solid.append(run) }
                run = []
            }
        }
        if !run.isEmpty { solid.append(run) }

        self.solid = solid.filter { $0.count > 1 }.map(Self.path)
        self.dashed = dashed.map(Self.path)
        let joined = Set(solid.filter { $0.count > 1 }.joined()).union(dashed ?? [])
        self.lonely = points.compactMap { $0 }.filter { !joined.contains($0) }
        self.chosen = zip(values, points).first { $0.0.isChosen }?.1
        self.zero = y(0)
    }

    private static func path(_ points: [Point]) -> String {
        points.enumerated().map { "\($0 == 0 ? "M" : "L")\($1.x) \($1.y)" }.joined(separator: " ")
    }

    /// One decimal is finer than any screen shows.
    private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
