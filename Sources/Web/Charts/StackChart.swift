internal import Domain

/// What each period is made up of: columns of parts that together are the whole, on a base of zero.
struct StackChart {
    struct Column: Hashable {
        let slice: Slice
        /// One count per part, in the order of the parts.
        let counts: [Double]
        let isProvisional: Bool

        /// All of a period together, with each part on a line.
        func readout(of parts: [String]) -> ChartReadout {
            func whole(_ count: Double) -> String { DutchNumber.decimal(count, places: 0) }
            return ChartReadout(
                name: self.slice.spoken, value: Text["chart.stack.sum", ["count": whole(self.counts.reduce(0, +))]],
                notes: zip(parts, self.counts).map { "\($0): \(whole($1))" }
                    + (self.isProvisional ? [Text["chart.running"]] : []))
        }
    }

    /// The largest first; at most six, the last being all the rest.
    let parts: [String]
    let columns: [Column]
    let label: String

    static let mostParts = 6

    func html() -> Drawing { ChartSize.figure(self.label) { size, svg in self.draw(size, &svg) } }

    private func draw(_ size: ChartSize, _ svg: inout SVGText) {
        let scale = ChartScale(self.columns.map { $0.counts.reduce(0, +) }, unit: .count, steps: size == .wide ? 4 : 3)
        let left = scale.labelWidth
        let (right, top, bottom) = (size.width - 8, 12.0, size.height - 40)
        func y(_ value: Double) -> Double { bottom - (bottom - top) * scale.place(value) }
        svg.grid(scale, from: left, to: right, y: y)
        let room = (right - left) / Double(max(self.columns.count, 1))
        let width = min(room * 0.7, 44)
        let every = max(1, Int((32 / room).rounded(.up)))
        var year: String?
        for (index, column) in self.columns.enumerated() {
            let middle = left + room * (Double(index) + 0.5)
            var base = 0.0
            svg.open(column.readout(of: self.parts).text)
            for (part, count) in column.counts.enumerated() where count > 0 {
                svg.rect(
                    "kz-chart__part kz-chart__part--\(part + 1)\(column.isProvisional ? " kz-chart__part--running" : "")",
                    middle - width / 2, y(base + count), width, y(base) - y(base + count))
                base += count
            }
            svg.close()
            guard (self.columns.count - 1 - index) % every == 0 else { continue }
            svg.period(ChartPeriod(column.slice), middle, below: bottom, within: size, after: &year)
        }
    }
}
