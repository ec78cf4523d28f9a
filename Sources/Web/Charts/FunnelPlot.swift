internal import Domain

/// Every area as a dot, its size across and its share upwards, between the lines within which chance alone keeps it.
struct FunnelPlot {
    struct Area: Hashable {
        let name: String
        let share: Double
        let numerator: Int
        let count: Int
        let readout: ChartReadout
    }

    let areas: [Area]
    /// The share of all together, in percent.
    let total: Double
    let label: String

    func html() -> Drawing { ChartSize.figure(self.label, reach: .near) { size, svg in self.draw(size, &svg) } }

    private func draw(_ size: ChartSize, _ svg: inout SVGText) {
        let limits = BinomialLimits(share: self.total / 100)
        let most = max(self.areas.map(\.count).max() ?? 1, 5)
        let across = ChartScale([Double(most)], unit: .count, steps: size == .wide ? 5 : 3)
        // High enough to see the lines come together, not for the few cases where anything can happen.
        let usual = 100 * limits.upper(max(5, most / 3), chance: 0.025)
        let upwards = ChartScale(self.areas.map(\.share) + [self.total, usual], unit: .percent, steps: size == .wide ? 4 : 3)
        let left = upwards.labelWidth
        let (right, top, bottom) = (size.width - 16, 16.0, size.height - 40)
        func x(_ count: Double) -> Double { left + (right - left) * across.place(count) }
        func y(_ percent: Double) -> Double { bottom - (bottom - top) * upwards.place(percent) }
        svg.grid(upwards, from: left, to: right, y: y)
        for tick in across.ticks {
            svg.line("kz-chart__mark", x(tick), bottom, x(tick), bottom + 4)
            svg.words("kz-chart__tick", x(tick), bottom + 17, across.label(tick), anchor: "middle")
        }
        svg.words("kz-chart__tick", right, bottom + 32, Text["chart.funnel.across"], anchor: "end")
        let sizes = (1...40).map { max(1, Int((across.upper * Double($0) / 40).rounded())) }
        for (style, chance) in [("kz-chart__limit", 0.025), ("kz-chart__limit kz-chart__limit--far", 0.001)] {
            svg.path(style, sizes.map { (x(Double($0)), y(100 * limits.upper($0, chance: chance))) })
            svg.path(style, sizes.map { (x(Double($0)), y(100 * limits.lower($0, chance: chance))) })
        }
        svg.line("kz-chart__total", left, y(self.total), right, y(self.total))
        var taken: [(across: ClosedRange<Double>, y: Double)] = []
        for area in self.areas {
            let judgement = limits.judge(area.numerator, of: area.count)
            let (cx, cy) = (x(Double(area.count)), y(area.share))
            svg.circle(
                judgement == .usual ? "kz-chart__dot" : "kz-chart__dot kz-chart__dot--notable", cx, cy, 4,
                title: area.readout.text)
            // Only who stands out is named, where there is room; a name too long for either side is cut, and whole in the table.
            guard judgement != .usual else { continue }
            let (before, after) = (cx - 8 - left, right - cx - 8)
            let isAfter = ChartSize.boldWidth(of: area.name) <= after || after >= before
            let name = ChartSize.shortened(area.name, to: Int((isAfter ? after : before) / ChartSize.boldWidth(of: "m")))
            let width = ChartSize.boldWidth(of: name)
            let place = isAfter ? cx + 8...cx + 8 + width : cx - 8 - width...cx - 8
            guard !taken.contains(where: { abs($0.y - cy) < 14 && $0.across.overlaps(place) }) else { continue }
            svg.words("kz-chart__end", isAfter ? cx + 8 : cx - 8, cy + 4, name, anchor: isAfter ? "start" : "end")
            taken.append((place, cy))
        }
    }
}
