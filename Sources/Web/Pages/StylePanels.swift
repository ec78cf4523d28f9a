internal import Domain

/// Made-up panels for /stijl: each drawing as it is meant, and at its extremes.
enum StylePanels {
    static var all: [PanelView] {
        [
            self.panel("Verloop", self.trend([12, 18, 9, 22, 15, 30, 26, 20], unit: .percent, norm: 25)),
            self.panel("Gaten, en een waarde alleen", self.trend([12, nil, 30, nil, nil, 8, 11, nil], unit: .percent)),
            self.panel("Alles 0 %", self.trend([0, 0, 0, 0, 0, 0], unit: .percent)),
            self.panel("Alles 100 %", self.trend([100, 100, 100, 100, 100], unit: .percent)),
            self.panel("Eén periode", self.trend([42], unit: .count)),
            self.panel("Ook onder nul", self.trend([1200, -400, 300, -900, 2500], unit: .euro)),
            self.panel("Zestig maanden", self.months()),
            self.panel(
                "Twee lijnen die samen eindigen",
                self.trend([12, 18, 9, 22, 15, 30, 26, 20], unit: .percent, beside: [22, 15, 11, 18, 21, 17, 24, 21])),
            self.panel(
                "Een lange naam, en een lijn die verder loopt",
                self.trend(
                    [4, 8, 9, 6, 5, 7, nil, nil], unit: .count, beside: [5, 5, 3, nil, 6, 6, 7, 9],
                    named: "jeugdregio Zuidoost-Utrecht en omstreken")),
            self.panel("Stapeling", self.stack()),
            self.panel("Histogram", self.histogram()),
            self.panel("Trechter", self.funnel()),
            self.panel("Staven, met een naam van veertig letters", nil, table: self.bars()),
            self.panel("Niets te tellen", nil, empty: PanelContent.nothing.empty),
            self.panel("Verborgen", nil, status: "verborgen: te weinig gevallen om te tonen"),
        ]
    }

    private static func panel(
        _ title: String, _ drawing: Drawing?, table: PanelTable? = nil, empty: String? = nil, status: String? = nil
    ) -> PanelView {
        PanelView(
            panelID: "stijl-" + title.lowercased().filter { $0.isLetter && $0.isASCII }, panelTitle: title,
            panelWhat: "K3 2026 · verzonnen", panelPrefix: nil, panelDigits: empty == nil && status == nil ? "20,0" : nil,
            panelSuffix: "%", panelStatus: status, panelCounts: "8 van 40 trajecten", panelInterval: "10,5 – 34,8",
            panelArrow: "▼", panelTrend: "6,0 procentpunt lager dan K2 2026", panelJudgement: "verschil past binnen toeval",
            panelOther: nil, panelChance: nil, panelNote: nil, panelNorm: nil, panelDrawing: drawing, panelParts: [],
            panelLegend: nil, panelEmpty: empty,
            panelTable: table, panelIsWide: false, panelDefinitionLink: Links.definitions, panelFiguresLink: Links.definitions,
            panelFileLink: Links.definitions, panelOtherFileLink: nil, panelLink: "#stijl", panelCasesLink: nil,
            panelChangeLink: Links.definitions, panelChangeWords: "Waarom veranderd")
    }

    private static func trend(
        _ values: [Double?], unit: FigureUnit, norm: Double? = nil, beside other: [Double?]? = nil,
        named name: String = "1 jaar eerder"
    ) -> Drawing {
        let points = values.enumerated().map { index, value in
            TrendChart.Point(
                slice: Slice(grain: .quarter, index: 2025 * 4 + index), value: value,
                interval: unit == .percent ? value.map { Interval(lower: max(0, $0 - 8), upper: min(100, $0 + 10)) } : nil,

                readout: ChartReadout(
                    name: "K\(index % 4 + 1) \(2025 + index / 4)",
                    value: value.map { "\(DutchNumber.decimal($0, places: 1)) %" } ?? "geen waarde",
                    notes: index == 7 ? ["voorlopig: loopt nog"] : []), isProvisional: index == 7, isChosen: index == 6)
        }
        return TrendChart(
            points: points, unit: unit, endLabel: values.last.flatMap { $0 }.map { DutchNumber.decimal($0, places: 1) },
            norm: norm.map { TrendChart.Norm(value: $0, label: "afspraak") },
            other: other.map { TrendChart.Other(name: name, ownName: "gekozen", values: $0) },
            label: "Verzonnen verloop"
        ).html()
    }

    private static func months() -> Drawing {
        let points = (0..<60).map { index in
            TrendChart.Point(
                slice: Slice(grain: .month, index: 2022 * 12 + index), value: Double((index * 37) % 23 + 4), interval: nil,
                readout: ChartReadout(name: "maand \(index)", value: "\((index * 37) % 23 + 4)"), isProvisional: false,
                isChosen: false)
        }
        return TrendChart(points: points, unit: .count, endLabel: "23", norm: nil, label: "Zestig verzonnen maanden").html()
    }

    private static func stack() -> Drawing {
        StackChart(
            parts: ["verloskundige", "jgz", "huisarts", "ziekenhuis", "wijkteam", "overige"],
            columns: (0..<8).map { index in
                StackChart.Column(
                    slice: Slice(grain: .quarter, index: 2025 * 4 + index),
                    counts: (0..<6).map { Double(12 - 2 * $0 + (index * ($0 + 3)) % 5) }, isProvisional: index == 7)
            }, label: "Verzonnen stapeling"
        ).html()
    }

    private static func histogram() -> Drawing {
        Histogram(
            columns: Histogram.columns((0..<60).map { (value: $0, count: max(0, 20 - abs($0 - 17))) }),
            marks: [.init(value: 17, label: "mediaan"), .init(value: 29, label: "negen van de tien")], unit: "dagen",
            label: "Verzonnen histogram"
        ).html()
    }

    private static func funnel() -> Drawing {
        FunnelPlot(
            areas: (1...40).map { index in
                let count = index * 4
                let numerator = index % 9 == 0 ? count / 2 : count / 5
                return FunnelPlot.Area(
                    name: "Gemeente \(index)", share: 100 * Double(numerator) / Double(count), numerator: numerator, count: count,
                    readout: ChartReadout(name: "Gemeente \(index)", value: "\(numerator) van \(count)"))
            }, total: 20, label: "Verzonnen trechter"
        ).html()
    }

    private static func bars() -> PanelTable {
        let values = [("Sociaal wijkteam Nieuw-Amsterdam-Veenoord", 42.0), ("Zuid", 12.5), ("Noord", 0)]
        let scale = ChartScale(upTo: [60])
        return PanelTable(
            "Verzonnen staven", first: "Wijkteam", value: "Waarde, procent", columns: [.bars, .intervals], isOpen: true,
            rows: values.map { name, value in
                PanelTable.Row(
                    rowName: name,
                    rowBar: BarDrawing(
                        value: value, interval: Interval(lower: max(0, value - 9), upper: value + 14), reference: 20,
                        other: value * 0.8 + 6, scale: scale
                    ).html(), rowValue: DutchNumber.decimal(value, places: 1), rowInterval: "9,0 – 30,1", rowCounts: "5 van 40",
                    rowRemark: "", rowIsTotal: false)
            })
    }
}
