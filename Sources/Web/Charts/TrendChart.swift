internal import Domain

/// The course of a figure: a line with its interval as a band, gaps as gaps, a dashed line to a period that still runs, and the
/// last value written beside its end. Beside it there may be a second line, of another period or place, each with its name at
/// its end.
struct TrendChart {
    struct Point: Hashable {
        let slice: Slice
        let value: Double?
        let interval: Interval?
        let readout: ChartReadout
        let isProvisional: Bool
        let isChosen: Bool
        /// Whether it was another figure before the last delivery, of a period that was over.
        var isRevised = false
    }

    struct Norm: Hashable {
        let value: Double
        let label: String
    }

    /// The second line.
    struct Other: Hashable {
        /// What stands at its end, and at the end of the first.
        let name: String
        let ownName: String
        /// One per point of the first line.
        let values: [Double?]
    }

    let points: [Point]
    let unit: FigureUnit
    /// What the last value is called beside the line's end.
    let endLabel: String?
    let norm: Norm?
    var other: Other?
    let label: String

    private struct Frame {
        let left: Double
        let right: Double
        let top = 16.0
        let bottom: Double
        let scale: ChartScale
        let count: Int

        /// A long course has many numbers, and its points lie too close for less than a pixel to be seen.
        private func placed(_ value: Double) -> Double { self.count > 24 ? value.rounded() : value }

        func x(_ index: Int) -> Double {
            guard self.count > 1 else { return (self.left + self.right) / 2 }
            return self.placed(self.left + (self.right - self.left) * Double(index) / Double(self.count - 1))
        }
        func y(_ value: Double) -> Double {
            self.placed(self.bottom - (self.bottom - self.top) * self.scale.place(value))
        }
    }

    func html() -> Drawing { ChartSize.figure(self.label) { size, svg in self.draw(size, &svg) } }

    private func draw(_ size: ChartSize, _ svg: inout SVGText) {
        let values =
            self.points.flatMap { [$0.value, $0.interval?.upper].compactMap(\.self) } + [self.norm?.value].compactMap(\.self)
            + (self.other?.values ?? []).compactMap(\.self)
        let scale = ChartScale(values, unit: self.unit, steps: size == .wide ? 4 : 3)
        let ends =
            self.other.map { [$0.name, $0.ownName].map { PanelNames.fitted($0, size) } } ?? [self.endLabel].compactMap(\.self)
        let endWidth = ends.map { ChartSize.boldWidth(of: $0) + 12 }.max() ?? 0
        let frame = Frame(
            left: scale.labelWidth, right: size.width - max(endWidth, 14), bottom: size.height - 40, scale: scale,
            count: self.points.count)
        svg.grid(scale, from: frame.left, to: frame.right, y: frame.y)
        if let chosen = self.points.firstIndex(where: \.isChosen) {
            svg.line("kz-chart__chosen", frame.x(chosen), frame.top, frame.x(chosen), frame.bottom)
        }
        self.drawBand(frame, &svg)
        if let norm {
            svg.line("kz-chart__norm", frame.left, frame.y(norm.value), frame.right, frame.y(norm.value))
        }
        self.drawOther(frame, &svg)
        self.drawLine(frame, &svg)
        self.drawNormLabel(frame, &svg)
        self.drawNames(frame, size, &svg)
        self.drawPeriods(frame, size, &svg)
    }

    /// Neighbouring periods with an interval make a band; one alone a bar.
    private func drawBand(_ frame: Frame, _ svg: inout SVGText) {
        for run in self.runs({ self.points[$0].interval != nil }) {
            let ends = run.compactMap { index in self.points[index].interval.map { (index, $0) } }
            if ends.count == 1 {
                svg.line(
                    "kz-chart__whisker", frame.x(ends[0].0), frame.y(ends[0].1.lower), frame.x(ends[0].0),
                    frame.y(ends[0].1.upper))
            } else {
                svg.path(
                    "kz-chart__band",
                    ends.map { (frame.x($0.0), frame.y($0.1.upper)) }
                        + ends.reversed().map { (frame.x($0.0), frame.y($0.1.lower)) },
                    isClosed: true)
            }
        }
    }

    private func drawLine(_ frame: Frame, _ svg: inout SVGText) {
        func at(_ index: Int) -> (x: Double, y: Double) { (frame.x(index), frame.y(self.points[index].value ?? 0)) }
        for run in self.runs({ self.points[$0].value != nil && !self.points[$0].isProvisional }) where run.count > 1 {
            svg.path("kz-chart__line", run.map(at))
        }
        for index in self.points.indices.dropFirst()
        where self.points[index].isProvisional && self.points[index].value != nil && self.points[index - 1].value != nil {
            svg.path("kz-chart__line kz-chart__line--running", [at(index - 1), at(index)])
        }
        let radius = self.points.count > 24 ? 2.0 : 3.0
        for (index, point) in self.points.enumerated() {
            guard point.value != nil else {
                // A block on the axis, so that a gap is seen, and says why it is one.
                svg.rect("kz-chart__gap", frame.x(index) - 4, frame.bottom - 8, 8, 8, title: point.readout.text)
                continue
            }
            let size = point.isChosen ? radius + 2 : radius
            if point.isRevised {
                // A little larger, so that it covers as much as a dot.
                svg.diamond("kz-chart__dot", at(index).x, at(index).y, size + 2, title: point.readout.text)
            } else {
                svg.circle(
                    point.isProvisional ? "kz-chart__dot kz-chart__dot--running" : "kz-chart__dot", at(index).x, at(index).y,
                    size, title: point.readout.text)
            }
        }
        if self.other == nil, let endLabel, let last = self.points.indices.last, self.points[last].value != nil {
            svg.words("kz-chart__end", frame.x(last) + 8, at(last).y + 4, endLabel)
        }
    }

    /// What the line of the norm is, over or under it, at its beginning or its end: where it hides least of the course.
    private func drawNormLabel(_ frame: Frame, _ svg: inout SVGText) {
        guard let norm else { return }
        let (line, width) = (frame.y(norm.value), ChartSize.width(of: norm.label))
        let lefts = [frame.left + 4, max(frame.left + 4, frame.right - width - 4)]
        let places = lefts.flatMap { left in [line - 5, line + 13].map { (x: left, y: $0) } }
        func hidden(_ place: (x: Double, y: Double)) -> Int {
            let heights = stride(from: 0, through: width, by: 6).flatMap { self.heights(at: place.x + $0, frame) }
            return heights.count { $0 > place.y - 14 && $0 < place.y + 6 }
        }
        let inside = places.filter { $0.y < frame.bottom }
        guard let place = inside.min(by: { hidden($0) < hidden($1) }) ?? places.first else { return }
        svg.words("kz-chart__norm-label", place.x, place.y, norm.label)
    }

    /// How high the lines are at a place across.
    private func heights(at x: Double, _ frame: Frame) -> [Double] {
        guard self.points.count > 1, x >= frame.left, x <= frame.right else { return [] }
        let across = (x - frame.left) / (frame.right - frame.left) * Double(self.points.count - 1)
        let (before, after) = (Int(across), min(Int(across) + 1, self.points.count - 1))
        return [self.points.map(\.value), self.other?.values ?? []].compactMap { values in
            guard values.indices.contains(after), let first = values[before], let last = values[after] else { return nil }
            return frame.y(first + (last - first) * (across - Double(before)))
        }
    }

    /// Another colour and another dash, and dots of another shape: none of them alone carries the difference.
    private func drawOther(_ frame: Frame, _ svg: inout SVGText) {
        guard let other else { return }
        func at(_ index: Int) -> (x: Double, y: Double) { (frame.x(index), frame.y(other.values[index] ?? 0)) }
        for run in self.runs({ other.values[$0] != nil }) where run.count > 1 {
            svg.path("kz-chart__other", run.map(at))
        }
        let half = self.points.count > 24 ? 1.5 : 2.5
        for index in self.points.indices where other.values[index] != nil {
            svg.rect("kz-chart__other-dot", at(index).x - half, at(index).y - half, 2 * half, 2 * half)
        }
    }

    /// The name of each line at its end, apart from each other: a name that had to move, or whose line ends earlier, is led to it.
    private func drawNames(_ frame: Frame, _ size: ChartSize, _ svg: inout SVGText) {
        guard let other else { return }
        let lines = [
            ("kz-chart__end kz-chart__end--own", other.ownName, self.points.map(\.value)),
            ("kz-chart__end kz-chart__end--other", other.name, other.values),
        ]
        let ends = lines.compactMap { style, name, values -> (style: String, name: String, x: Double, y: Double)? in
            values.lastIndex { $0 != nil }.map { (style, name, frame.x($0), frame.y(values[$0] ?? 0)) }
        }
        let places = Self.apart(ends.map(\.y), by: 15, from: frame.top, to: frame.bottom - 2)
        for (end, place) in zip(ends, places) {
            let left = frame.right + 8
            if abs(place - end.y) > 3 || end.x < frame.right - 1 { svg.line("kz-chart__lead", end.x + 4, end.y, left - 2, place) }
            svg.words(end.style, left, place + 4, PanelNames.fitted(end.name, size))
        }
    }

    /// Two heights moved apart, no further than needed, and kept between the ends.
    static func apart(_ heights: [Double], by distance: Double, from top: Double, to bottom: Double) -> [Double] {
        guard heights.count == 2, abs(heights[0] - heights[1]) < distance else { return heights }
        let isFirstAbove = heights[0] <= heights[1]
        let middle = min(max((heights[0] + heights[1]) / 2, top + distance / 2), bottom - distance / 2)
        let (above, below) = (middle - distance / 2, middle + distance / 2)
        return isFirstAbove ? [above, below] : [below, above]
    }

    /// The names of the periods: as many as fit, the year under the first of each.
    private func drawPeriods(_ frame: Frame, _ size: ChartSize, _ svg: inout SVGText) {
        let room = self.points.count > 1 ? (frame.right - frame.left) / Double(self.points.count - 1) : 100
        let names = self.points.map { ChartPeriod($0.slice) }
        let widest = names.map { max(ChartSize.width(of: $0.short), 26) }.max() ?? 26
        let every = max(1, Int(((widest + 6) / room).rounded(.up)))
        var year: String?
        // Counted back from the end, so that the latest is always named.
        for (index, name) in names.enumerated() where (names.count - 1 - index) % every == 0 {
            svg.line("kz-chart__mark", frame.x(index), frame.bottom, frame.x(index), frame.bottom + 4)
            svg.period(name, frame.x(index), below: frame.bottom, within: size, after: &year)
        }
    }

    /// Neighbouring positions that all meet the condition.
    private func runs(_ holds: (Int) -> Bool) -> [[Int]] {
        var runs: [[Int]] = []
        for index in self.points.indices where holds(index) {
            if runs.last?.last == index - 1 { runs[runs.count - 1].append(index) } else { runs.append([index]) }
        }
        return runs
    }
}
