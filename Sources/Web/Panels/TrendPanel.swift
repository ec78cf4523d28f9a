internal import Domain
internal import Indicators

internal import struct Storage.Moment

extension PanelContent {
    /// The course of one figure, beside that of the other side where one is asked.
    static func trend(_ panel: DashboardPanel, _ figures: PanelFigures, areas: AreaNames) -> PanelContent {
        let peildatum = figures.table.dates.peildatum
        let slices = figures.begun
        let found = slices.map { figures.total(panel.indicator, in: $0.description) }
        let beside = figures.begunBeside
        let held = beside?.map { figures.other?.total(panel.indicator, in: $0.description) }
        guard let unit = (found + (held ?? [])).compactMap(\.self).first?.unit,
            (found + (held ?? [])).contains(where: { $0?.value != nil })
        else { return .nothing }
        func isRunning(_ slice: Slice) -> Bool { PeriodChooser.isRunning(slice, peildatum: peildatum) }
        let names = PanelNames(figures.window, areas: areas)
        let revised = slices.map { figures.revised(panel.indicator, in: $0) }
        func remark(_ place: Int) -> String {
            if isRunning(slices[place]) { return Text["chart.running"] }
            return revised[place].map { Text["chart.revised", ["value": FigureText($0).text ?? Text["figure.none"]]] } ?? ""
        }
        let latest = slices.count > PanelTable.most ? PanelTable.most / 2 : slices.count
        let points = slices.indices.map { place in
            var readout = ChartReadout(
                slices[place].spoken, found[place], remark: remark(place), hasInterval: slices.count <= PanelTable.most)
            if let beside, let held, let names {
                let moved = beside[place] == slices[place] ? names.other : beside[place].spoken
                readout.notes.append(ChartReadout(moved, held[place]).sentence)
            }
            return TrendChart.Point(
                slice: slices[place], value: found[place]?.value, interval: found[place]?.interval, readout: readout,
                isProvisional: isRunning(slices[place]), isChosen: slices[place] == figures.window.slice,
                isRevised: revised[place] != nil)
        }
        let other = names.flatMap { names in
            held.map { TrendChart.Other(name: names.otherLine, ownName: names.ownLine, values: $0.map { $0?.value }) }
        }
        let name = panel.title ?? FigureName.label(panel.indicator, Definition.find(panel.indicator))
        // Of a long course nobody wants to hear everything: the latest are read out, the table has the rest.
        let words = points.suffix(latest).map { point in
            ([point.readout.sentence] + (held == nil ? [] : point.readout.notes.suffix(1))).joined(
                separator: Text["panel.trend.beside"])
        }
        let chart = TrendChart(
            points: points, unit: unit, endLabel: found.last.flatMap { $0 }.flatMap { FigureText($0, isLarge: true).column },
            norm: panel.norm.map { TrendChart.Norm(value: $0.value, label: $0.label) }, other: other,
            label: Text["chart.course", ["name": name, "words": words.joined(separator: "; ")]])
        let rows = slices.indices.map { place in
            let row = PanelTable.Row(
                slices[place].spoken, found[place], remark: remark(place)
            ).aimed(at: figures.targets(of: panel.indicator, until: slices[place].last), found[place], unit: unit)
            guard let beside, let held else { return row }
            let other = beside[place]
            // Of a place the same period, which need not be said in every row.
            return row.beside(
                found[place], held[place], period: other == slices[place] ? nil : other.spoken,
                isComparable: other == slices[place] || !(isRunning(slices[place]) && found[place]?.isSumOverThePeriod == true))
        }
        return PanelContent(
            drawing: chart.html(),
            table: PanelTable(
                Text["panel.trend.caption", ["name": name]], first: Text["panel.column.period"],
                value: Text["panel.column.value", ["unit": FigureName.unit(unit)]],
                counts: unit == .count ? nil : Text["panel.column.counts"],
                columns: found.contains { $0?.interval != nil } ? [.intervals] : [],
                other: beside == nil ? nil : names.map { $0.otherLine }, unit: unit,
                rows: rows.suffix(latest), rest: PanelTable.earlier(rows.count - latest)),
            legend: Self.legend(points, names, isBeside: beside != nil, delivery: figures.table.dates.stand.delivery))
    }

    private static func legend(_ points: [TrendChart.Point], _ names: PanelNames?, isBeside: Bool, delivery: Int?) -> String? {
        var sentences: [String] = []
        if let names {
            let line = names.otherLine == names.other ? names.other : "\(names.otherLine) (\(names.other))"
            sentences.append(
                isBeside
                    ? Text["panel.trend.other", ["line": line]]
                    : Text["panel.trend.apart", ["name": names.other]])
        }
        if points.contains(where: { $0.interval != nil }) { sentences.append(Text["chart.band"]) }
        if points.contains(where: \.isProvisional) { sentences.append(Text["panel.trend.running"]) }
        if points.contains(where: \.isRevised), let delivery {
            sentences.append(Text["panel.trend.revised", ["number": delivery]])
        }
        if points.contains(where: { $0.value == nil }) { sentences.append(Text["panel.trend.gap"]) }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }
}
