internal import Domain
internal import Indicators

internal import struct Foundation.Decimal

extension PanelContent {
    /// How cases lie over the values behind a figure: days as a histogram, scores and reasons as bars.
    static func spread(_ panel: DashboardPanel, _ figures: PanelFigures, areas: AreaNames) -> PanelContent {
        guard let kind = Spread.Kind.behind(panel.indicator), let spread = figures.own.spreads[kind], spread.total > 0 else {
            return .nothing
        }
        let name = panel.title ?? FigureName.label(panel.indicator, Definition.find(panel.indicator))
        let sides = SpreadSides(
            own: spread, other: figures.other?.spreads[kind], otherName: PanelNames(figures.window, areas: areas)?.other)
        switch kind {
        case .waiting, .duration: return self.histogram(sides, name)
        case .scores, .reasons, .steps: return self.counted(sides, name)
        }
    }

    private static func histogram(_ sides: SpreadSides, _ name: String) -> PanelContent {
        let own = SpreadSides.days(sides.own)
        let other = sides.other.map(SpreadSides.days) ?? []
        // Columns that hold the days of both sides.
        let columns = Histogram.columns(own + other.map { (value: $0.value, count: 0) })
        let (median, ninth) = SpreadSides.marks(own)
        let chart = Histogram(
            columns: columns,
            marks: [
                .init(value: Double(median), label: Text["spread.median"]),
                .init(value: Double(ninth), label: Text["spread.ninth"]),
            ],
            unit: Text["unit.days"], label: Text["spread.label", ["name": name, "median": median, "ninth": ninth]])
        func sentence(_ median: Int, _ ninth: Int) -> String {
            Text["spread.sentence", ["median": median, "ninth": ninth]]
        }
        let held = sides.otherName.map { otherName in
            guard !other.isEmpty else { return Text["spread.nothing", ["name": otherName]] }
            let marks = SpreadSides.marks(other)
            return "\(otherName): \(sentence(marks.median, marks.ninth))"
        }
        return PanelContent(
            drawing: chart.html(),
            table: PanelTable(
                Text["spread.caption", ["name": name]], first: Text["spread.column.days"], value: Text["panel.column.count"],
                counts: Text["panel.column.share"], other: sides.otherName, unit: .percent,
                rows: columns.map { column in
                    sides.row(
                        column.to - column.from == 1
                            ? "\(column.from)" : Text["chart.histogram.range", ["from": column.from, "until": column.to - 1]],
                        column.count,
                        other.reduce(0) { $1.value >= column.from && $1.value < column.to ? $0 + $1.count : $0 })
                }),
            legend: [sentence(median, ninth).prefix(1).uppercased() + sentence(median, ninth).dropFirst(), held]
                .compactMap(\.self).joined(separator: " "))
    }

    /// Scores and reasons, or what is left at each step of the requests and how long it took to get there.
    private static func counted(_ sides: SpreadSides, _ name: String) -> PanelContent {
        let isSteps = sides.own.kind == .steps
        let own = Dictionary(sides.own.bins.map { ($0.value, $0) }) { first, _ in first }
        let other = Dictionary((sides.other?.bins ?? []).map { ($0.value, $0.count) }) { first, _ in first }
        let more = (sides.other?.bins ?? []).map(\.value).filter { own[$0] == nil }
        let values = isSteps || more.isEmpty ? sides.own.bins.map(\.value) : (Array(own.keys) + more).sorted(by: Self.precedes)
        func share(_ count: Int, _ spread: Spread?) -> Double? {
            spread.flatMap { $0.total > 0 ? 100 * Double(count) / Double($0.total) : nil }
        }
        func shares(_ value: String) -> (Double?, Double?) {
            (share(own[value]?.count ?? 0, sides.own), share(other[value] ?? 0, sides.other))
        }
        let scale = ChartScale(upTo: values.flatMap { [shares($0).0, shares($0).1].compactMap(\.self) })
        return PanelContent(
            table: PanelTable(
                "\(name), \(isSteps ? Text["spread.steps"] : Text["spread.distribution"])",
                first: isSteps
                    ? Text["spread.column.step"]
                    : sides.own.kind == .scores ? Text["spread.column.score"] : Text["spread.column.reason"],
                value: Text["panel.column.count"], counts: Text["panel.column.share"],
                columns: [.bars], other: sides.otherName, unit: .percent, isOpen: true,
                rows: values.map { value in
                    let (share, held) = shares(value)
                    return sides.row(
                        SpreadText.value(value, of: sides.own.kind), own[value]?.count ?? 0, other[value] ?? 0,
                        bar: BarDrawing(value: share, interval: nil, reference: nil, other: held, scale: scale).html(),
                        remark: isSteps && value != "ontvangen_op" ? SpreadText.days(own[value]?.days) : "")
                }),
            legend: [
                isSteps
                    ? Text["spread.legend.steps"]
                    : nil, sides.otherName.map { Text["panel.legend.share", ["name": $0]] },
            ].compactMap(\.self).joined(separator: " "))
    }

    /// Scores as numbers, reasons by code, what is unknown last.
    private static func precedes(_ left: String, _ right: String) -> Bool {
        let unknown = (left == Dimension.unknown, right == Dimension.unknown)
        if unknown.0 != unknown.1 { return unknown.1 }
        if let left = Int(left), let right = Int(right) { return left < right }
        return left < right
    }
}

/// A spread beside that of the other side of a comparison.
private struct SpreadSides {
    let own: Spread
    let other: Spread?
    let otherName: String?

    static func days(_ spread: Spread) -> [(value: Int, count: Int)] {
        spread.bins.compactMap { bin in Int(bin.value).map { (value: $0, count: bin.count) } }
    }

    /// The median and the ninth tenth of days in ascending order; `days` is not empty.
    static func marks(_ days: [(value: Int, count: Int)]) -> (median: Int, ninth: Int) {
        let sorted = days.flatMap { [Int](repeating: $0.value, count: $0.count) }
        return (sorted[(sorted.count - 1) / 2], sorted[(9 * sorted.count + 9) / 10 - 1])
    }

    /// A value with how many there are on both sides, what part that is, and how far the parts lie apart.
    func row(_ name: String, _ count: Int, _ held: Int, bar: Drawing? = nil, remark: String = "") -> PanelTable.Row {
        func part(_ count: Int, _ spread: Spread) -> String {
            DutchNumber.ratio(Decimal(count), Decimal(spread.total), scale: 100, places: 1).map { "\($0)\u{00A0}%" } ?? "–"
        }
        var row = PanelTable.Row(
            rowName: name, rowBar: bar, rowValue: DutchNumber.whole(count), rowInterval: "",
            rowCounts: part(count, self.own), rowRemark: remark, rowIsTotal: false)
        if let other = self.other {
            row.rowOther = DutchNumber.whole(held)
            row.rowOtherCounts = part(held, other)
            row.rowDifference = FigureDifference.signed((count, self.own.total), (held, other.total))
        }
        return row
    }
}
