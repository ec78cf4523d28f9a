internal import Domain

internal import struct Foundation.Decimal

/// How often each length occurs, in columns of equal width on a base of zero, with lines at the median and at the ninth tenth.
struct Histogram {
    struct Column: Hashable {
        /// The first value of the column, and the one after its last.
        let from: Int
        let to: Int
        let count: Int
    }

    struct Mark: Hashable {
        let value: Double
        let label: String
    }

    let columns: [Column]
    let marks: [Mark]
    /// `dagen`
    let unit: String
    let label: String

    /// At most about twenty columns, of a round width; every value falls in one.
    static func columns(_ values: [(value: Int, count: Int)]) -> [Column] {
        guard let least = values.map(\.value).min(), let most = values.map(\.value).max() else { return [] }
        let width = [1, 2, 5, 7, 14, 30, 60, 90, 180, 365].first { (most - least) / $0 < 20 } ?? 365
        let first = Int((Double(least) / Double(width)).rounded(.down)) * width
        return stride(from: first, through: most, by: width).map { from in
            Column(
                from: from, to: from + width,
                count: values.reduce(0) { $1.value >= from && $1.value < from + width ? $0 + $1.count : $0 })
        }
    }

    private func readout(of column: Column) -> ChartReadout {
        let days =
            column.to - column.from == 1
            ? "\(column.from)" : Text["chart.histogram.range", ["from": column.from, "until": column.to - 1]]
        let total = self.columns.reduce(0) { $0 + $1.count }
        let share = DutchNumber.ratio(Decimal(column.count), Decimal(total), scale: 100, places: 1)
        return ChartReadout(
            name: "\(days) \(self.unit)", value: DutchNumber.whole(column.count),
            counts: share.map { Text["chart.histogram.share", ["share": $0, "total": DutchNumber.whole(total)]] } ?? "")
    }

    func html() -> Drawing { ChartSize.figure(self.label) { size, svg in self.draw(size, &svg) } }

    private func draw(_ size: ChartSize, _ svg: inout SVGText) {
        guard let first = self.columns.first, let last = self.columns.last else { return }
        let scale = ChartScale(self.columns.map { Double($0.count) }, unit: .count, steps: size == .wide ? 4 : 3)
        let left = scale.labelWidth
        let (right, top, bottom) = (size.width - 16, 30.0, size.height - 40)
        func y(_ value: Double) -> Double { bottom - (bottom - top) * scale.place(value) }
        func x(_ value: Double) -> Double {
            left + (right - left) * (value - Double(first.from)) / Double(max(1, last.to - first.from))
        }
        svg.grid(scale, from: left, to: right, y: y)
        let room = (right - left) / Double(self.columns.count)
        let every = max(1, Int((40 / room).rounded(.up)))
        for (index, column) in self.columns.enumerated() {
            svg.rect(
                "kz-chart__column", x(Double(column.from)) + 0.5, y(Double(column.count)), room - 1,
                y(0) - y(Double(column.count)), title: self.readout(of: column).text)
            guard index % every == 0 else { continue }
            svg.words("kz-chart__tick", x(Double(column.from)), bottom + 17, "\(column.from)", anchor: "middle")
        }
        svg.words("kz-chart__tick", right, bottom + 32, self.unit, anchor: "end")
        for (index, mark) in self.marks.enumerated() {
            // A day is as wide as its column's part: the line stands in its middle.
            let place = x(mark.value + 0.5)
            svg.line("kz-chart__chosen kz-chart__chosen--strong", place, top, place, bottom)
            let fits = place + ChartSize.width(of: mark.label) + 6 < right
            svg.words(
                "kz-chart__end", fits ? place + 4 : place - 4, top - 6 - (index.isMultiple(of: 2) ? 0 : 13), mark.label,
                anchor: fits ? "start" : "end")
        }
    }
}
