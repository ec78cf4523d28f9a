internal import Domain
internal import Indicators

internal import struct Foundation.Decimal

extension PanelContent {
    /// How cases lie over the values behind a figure: days as a histogram, scores and reasons as bars.
    static func spread(_ panel: DashboardPanel, _ figures: PanelFigures) -> PanelContent {
        guard let kind = Spread.Kind.behind(panel.indicator), let spread = figures.spreads[kind], spread.total > 0 else {
            return .nothing
        }
        let name = panel.title ?? FigureName.label(panel.indicator, Definition.find(panel.indicator))
        switch kind {
        case .waiting, .duration: return self.histogram(spread, name)
        case .scores, .reasons: return self.counted(spread, name)
        case .steps: return self.steps(spread, name)
        }
    }

    private static func histogram(_ spread: Spread, _ name: String) -> PanelContent {
        let values = spread.bins.compactMap { bin in Int(bin.value).map { (value: $0, count: bin.count) } }
        let columns = Histogram.columns(values)
        let sorted = values.flatMap { [Int](repeating: $0.value, count: $0.count) }
        let (median, ninth) = (sorted[(sorted.count - 1) / 2], sorted[(9 * sorted.count + 9) / 10 - 1])
        let chart = Histogram(
            columns: columns,
            marks: [.init(value: Double(median), label: "mediaan"), .init(value: Double(ninth), label: "negen van de tien")],
            unit: "dagen", label: "\(name): de helft tot en met \(median) dagen, negen van de tien tot en met \(ninth) dagen")
        return PanelContent(
            drawing: chart.html(),
            table: PanelTable(
                "\(name), verdeling", first: "Dagen", value: "Aantal", counts: "Deel",
                rows: columns.map { column in
                    self.row(
                        column.to - column.from == 1 ? "\(column.from)" : "\(column.from) tot en met \(column.to - 1)",
                        column.count, of: spread.total)
                }),
            legend: "De helft blijft tot en met \(median) dagen, negen van de tien tot en met \(ninth) dagen.")
    }

    private static func counted(_ spread: Spread, _ name: String) -> PanelContent {
        let scale = ChartScale(upTo: spread.bins.map { Double($0.count) })
        return PanelContent(
            table: PanelTable(
                "\(name), verdeling", first: spread.kind == .scores ? "Score" : "Reden", value: "Aantal", counts: "Deel",
                columns: [.bars], isOpen: true,
                rows: spread.bins.map { bin in
                    self.row(
                        SpreadText.value(bin.value, of: spread.kind), bin.count, of: spread.total,
                        bar: BarDrawing(value: Double(bin.count), interval: nil, reference: nil, scale: scale).html())
                }))
    }

    /// What is left at each step of the requests, and how long it took to get there.
    private static func steps(_ spread: Spread, _ name: String) -> PanelContent {
        let scale = ChartScale(upTo: [Double(spread.total)])
        return PanelContent(
            table: PanelTable(
                "\(name), stap voor stap", first: "Stap", value: "Aantal", counts: "Deel", columns: [.bars], isOpen: true,
                rows: spread.bins.map { bin in
                    self.row(
                        SpreadText.value(bin.value, of: .steps), bin.count, of: spread.total,
                        bar: BarDrawing(value: Double(bin.count), interval: nil, reference: nil, scale: scale).html(),
                        remark: bin.value == "ontvangen_op" ? "" : SpreadText.days(bin.days))
                }),
            legend:
                "Van de aanvragen uit deze periode; wie nog onderweg is, telt bij de latere stappen nog niet mee. De dagen zijn de mediaan sinds de aanvraag."
        )
    }

    private static func row(_ name: String, _ count: Int, of total: Int, bar: Drawing? = nil, remark: String = "")
        -> PanelTable.Row
    {
        PanelTable.Row(
            rowName: name, rowBar: bar, rowValue: DutchNumber.whole(count), rowInterval: "",
            rowCounts: (DutchNumber.ratio(Decimal(count), Decimal(total), scale: 100, places: 1) ?? "–") + "\u{00A0}%",
            rowRemark: remark, rowIsTotal: false)
    }
}
