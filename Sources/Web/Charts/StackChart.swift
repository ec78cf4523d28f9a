internal import Domain

/// What each period is made up of: columns of parts that together are the whole, on a base of zero.
struct StackChart {
    struct Column: Hashable {
        let slice: Slice
        /// One count per part, in the order of the parts.
        let counts: [Double]
        let isProvisional: Bool
    }

    /// The largest first; at most six, the last being all the rest.
    let parts: [String]
    let columns: [Column]
    let label: String

    static let mostParts = 6

    func html() -> Drawing { ChartSize.figure(self.label) { size, svg in self.draw(size, &svg) } }

    private func draw(_ size: ChartSize, _ svg: inout SVGText) {
        let scale = ChartScale(self.columns.map { $0.counts.reduce(0, +) }, unit: .count, steps: size == .wide ? 4 : 3)
        let left = (scale.ticks.map { ChartSize.width(of: scale.label($0)) }.max() ?? 0) + 14
        let (right, top, bottom) = (size.width - 8, 12.0, size.height - 40)
        func y(_ value: Double) -> Double { bottom - (bottom - top) * scale.place(value) }
        for tick in scale.ticks {
            svg.line(tick == 0 ? "kz-chart__base" : "kz-chart__grid", left, y(tick), right, y(tick))
            svg.words("kz-chart__tick", left - 8, y(tick) + 4, scale.label(tick), anchor: "end")
        }
        let room = (right - left) / Double(max(self.columns.count, 1))
        let width = min(room * 0.7, 44)
        let every = max(1, Int((32 / room).rounded(.up)))
        var year = ""
        for (index, column) in self.columns.enumerated() {
            let middle = left + room * (Double(index) + 0.5)
            var base = 0.0
            for (part, count) in column.counts.enumerated() where count > 0 {
                svg.rect(
                    "kz-chart__part kz-chart__part--\(part + 1)\(column.isProvisional ? " kz-chart__part--running" : "")",
                    middle - width / 2, y(base + count), width, y(base) - y(base + count),
                    title: "\(column.slice.spoken), \(self.parts[part]): \(DutchNumber.decimal(count, places: 0))")
                base += count
            }
            guard (self.columns.count - 1 - index) % every == 0 else { continue }
            let text = column.slice.description
            svg.words("kz-chart__tick", middle, bottom + 17, Self.short(column.slice), anchor: "middle")
            if column.slice.grain != .year, String(text.prefix(4)) != year {
                year = String(text.prefix(4))
                svg.words("kz-chart__tick kz-chart__tick--year", middle, bottom + 31, year, anchor: "middle")
            }
        }
    }

    private static func short(_ slice: Slice) -> String {
        switch slice.grain {
        case .year: slice.description
        case .quarter, .halfYear: String(slice.description.suffix(2))
        case .month: String(slice.spoken.prefix(3))
        }
    }
}
