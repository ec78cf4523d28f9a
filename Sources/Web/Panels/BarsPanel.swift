internal import Domain
internal import Indicators

extension PanelContent {
    /// A bar per value of a dimension, with its interval, under the total.
    static func bars(_ panel: DashboardPanel, by dimension: Dimension, _ figures: PanelFigures, areas: AreaNames) -> PanelContent
    {
        let parts = figures.parts(of: panel, by: dimension, areas: areas)
        guard let unit = parts.lazy.compactMap({ $0.figure ?? $0.other }).first?.unit else { return .nothing }
        let total = figures.total(panel.indicator, in: figures.window.chosen.description)
        let held = figures.held(panel.indicator)
        let shown = parts.prefix(PanelTable.most)
        let ends = (shown.map(\.figure) + [total]).flatMap { [$0?.value, $0?.interval?.upper].compactMap(\.self) }
        let markers = (shown.map(\.other) + [held]).compactMap { $0?.value }
        // A count's total would dwarf its parts; a share's is what they are held against.
        let isShare = unit != .count && unit != .hours && unit != .euro
        let reference = isShare ? total?.value : nil
        let drawn =
            isShare
            ? ChartScale(bars: ends + markers, unit: unit)
            : ChartScale(upTo: shown.flatMap { [$0.figure?.value, $0.other?.value].compactMap(\.self) })
        func bar(_ figure: Figure?, _ other: Figure?) -> Drawing? {
            guard figure?.value != nil || other?.value != nil else { return nil }
            return BarDrawing(
                value: figure?.value, interval: figure?.interval, reference: reference, other: other?.value, scale: drawn
            ).html()
        }
        let names = PanelNames(figures.window, areas: areas)
        var rows = shown.map { part in
            PanelTable.Row(part.name, part.figure, bar: bar(part.figure, part.other))
                .beside(part.figure, part.other, isComparable: figures.isComparable(part.figure))
                .aimed(at: figures.targets(of: panel.indicator, for: part.value, in: dimension), part.figure, unit: unit)
        }
        if let total {
            rows.insert(
                PanelTable.Row(Text["dimension.total"], total, bar: isShare ? bar(total, held) : nil, isTotal: true)
                    .beside(total, held, isComparable: figures.isComparable(total))
                    .aimed(at: figures.targets(of: panel.indicator, until: figures.window.chosen.last), total, unit: unit), at: 0)
        }
        let name = panel.title ?? FigureName.label(panel.indicator, Definition.find(panel.indicator))
        let hasIntervals = shown.contains { $0.figure?.interval != nil }
        return PanelContent(
            table: PanelTable(
                Text["panel.caption.split", ["name": name, "dimension": dimension.rawValue]],
                first: FigureName.dimension(dimension),
                value: Text["panel.column.value", ["unit": FigureName.unit(unit)]],
                counts: isShare ? Text["panel.column.counts"] : nil,
                // Beside another side there is room for two values; the whiskers and the files have the intervals.
                columns: hasIntervals && names == nil ? [.bars, .intervals] : [.bars], other: names?.other, unit: unit,
                isOpen: true,
                rows: rows, rest: PanelFigures.rest(parts.count - shown.count, of: dimension)),
            legend: [
                hasIntervals
                    ? Text["panel.legend.bars.interval"] : nil,
                Self.base(of: unit), reference != nil ? Text["panel.legend.bars.total"] : nil,
                names.map { Text["panel.legend.bars.other", ["name": $0.other]] },
            ].compactMap(\.self).joined(separator: " "))
    }

    /// Where bars begin, of a unit in which zero means nothing.
    private static func base(of unit: FigureUnit) -> String? {
        switch unit {
        case .tScore: Text["panel.legend.bars.fifty"]
        case .mark: Text["panel.legend.bars.mark"]
        case .count, .percent, .days, .euro, .hours: nil
        }
    }

    /// Each value's part of a count.
    static func parts(_ panel: DashboardPanel, by dimension: Dimension, _ figures: PanelFigures, areas: AreaNames) -> PanelContent
    {
        let parts = figures.parts(of: panel, by: dimension, areas: areas)
        let total = figures.total(panel.indicator, in: figures.window.chosen.description)
        let held = figures.held(panel.indicator)
        guard !parts.isEmpty, let all = total?.value, all > 0 else { return .nothing }
        func share(_ figure: Figure?, of all: Double?) -> Double? {
            guard let value = figure?.value, let all, all > 0 else { return nil }
            return 100 * value / all
        }
        func percent(_ share: Double?) -> String { share.map { "\(DutchNumber.decimal($0, places: 1))\u{00A0}%" } ?? "" }
        let shown = parts.prefix(PanelTable.most)
        let scale = ChartScale(
            upTo: shown.flatMap { [share($0.figure, of: all), share($0.other, of: held?.value)].compactMap(\.self) })
        let names = PanelNames(figures.window, areas: areas)
        let rows = shown.map { part in
            let (own, other) = (share(part.figure, of: all), share(part.other, of: held?.value))
            var row = PanelTable.Row(
                rowName: part.name,
                rowBar: BarDrawing(value: own, interval: nil, reference: nil, other: other, scale: scale).html(),
                rowValue: part.figure.flatMap { FigureText($0).column } ?? "–", rowInterval: "", rowCounts: percent(own),
                rowRemark: part.figure.flatMap(FigureText.status) ?? "", rowIsTotal: false
            ).beside(part.figure, part.other, isComparable: figures.isComparable(part.figure))
                .aimed(at: figures.targets(of: panel.indicator, for: part.value, in: dimension), part.figure, unit: .count)
            row.rowOtherCounts = percent(other)
            return row
        }
        let name = panel.title ?? FigureName.label(panel.indicator, Definition.find(panel.indicator))
        return PanelContent(
            table: PanelTable(
                Text["panel.caption.split", ["name": name, "dimension": dimension.rawValue]],
                first: FigureName.dimension(dimension), value: Text["panel.column.count"], counts: Text["panel.column.share"],
                columns: [.bars], other: names?.other, isOpen: true,
                rows: rows + [
                    PanelTable.Row(Text["dimension.total"], total, isTotal: true)
                        .beside(total, held, isComparable: figures.isComparable(total))
                        .aimed(at: figures.targets(of: panel.indicator, until: figures.window.chosen.last), total, unit: .count)
                ],
                rest: PanelFigures.rest(parts.count - shown.count, of: dimension)),
            legend: [
                dimension.hasSeveralValues
                    ? Text["panel.legend.bars.several"] : nil,
                names.map { Text["panel.legend.share", ["name": $0.other]] },
            ].compactMap(\.self).joined(separator: " "))
    }
}
