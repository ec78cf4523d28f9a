internal import Domain
internal import Foundation
internal import Indicators
internal import Publishing

extension PanelView {
    /// The course of a released figure as a panel, the same as on the pages of an organisation.
    init(_ trend: OutcomeTrend, of release: StoredRelease, after earlier: StoredRelease?, tenant: Tenant) {
        let definition = Definition.find(trend.indicator)
        let title = FigureName.label(trend.indicator, definition)
        // Where every period is hidden, what is seen of them together.
        let whole = trend.isSeen ? nil : trend.whole
        let figure = whole?.figure ?? trend.figures.last ?? nil
        let text = figure.map { FigureText($0, isLarge: true) }
        let drawing = OutcomeDrawing(trend, title: title, earlier: earlier, norm: Self.norm(trend, of: release))
        let table = [AddressQuery.Item(name: "tabel", value: whole?.table ?? trend.table)]
        let id = "\(trend.indicator)-\(release.manifest.organisatie.id)".replacing(".", with: "-").replacing("_", with: "-")
        func filled(_ word: String?) -> String? { word.flatMap { $0.isEmpty ? nil : $0 } }
        self.init(
            panelID: id, panelTitle: title,
            panelWhat: [
                whole.map { FigureName.period($0.figure.period) } ?? trend.slices.last?.spoken,
                definition.map { FigureName.unit($0.unit) },
                whole == nil ? Text["outcomes.course.per", ["grain": trend.table]] : Text["outcomes.course.whole"],
            ].compactMap(\.self).joined(separator: " · "),
            panelPrefix: filled(text?.prefix), panelDigits: text?.digits, panelSuffix: filled(text?.suffix),
            panelStatus: figure == nil ? Text["figure.none"] : text?.status,
            panelCounts: figure.map { $0.value == nil || $0.unit == .count ? "" : FigureText.counts($0, noun: nil) } ?? "",
            panelInterval: figure.flatMap { FigureText.interval($0) }, panelArrow: nil, panelTrend: nil, panelJudgement: nil,
            panelOther: nil, panelChance: nil, panelNote: nil, panelNorm: nil, panelDrawing: drawing.html, panelParts: [],
            panelLegend: drawing.legend, panelEmpty: trend.isSeen ? nil : Self.hidden(figure, isWhole: whole != nil),
            panelTable: drawing.table, panelIsWide: false, panelDefinitionLink: Links.definition(trend.indicator),
            panelFiguresLink: Links.release(tenant, release.number, table) + "#tabel",
            panelFileLink: Links.release(tenant, release.number, table, form: .excel), panelOtherFileLink: nil,
            // What lasts is the release, and its figures are one link away.
            panelLink: nil,
            panelCasesLink: nil,
            panelChangeLink: trend.revised.isEmpty || release.manifest.wijzigingen == nil
                ? nil : Links.release(tenant, release.number) + "#wijzigingen",
            panelChangeWords: Text["release-reasons.corrected"])
    }

    /// Why there is no course, and where there is more to see.
    private static func hidden(_ figure: ReleasedFigure?, isWhole: Bool) -> String {
        guard isWhole else {
            return Text["release-reasons.hint.longer"]
        }
        return figure?.value == nil
            ? Text["outcomes.course.never"]
            : Text["outcomes.course.threeYears"]
    }

    private static func norm(_ trend: OutcomeTrend, of release: StoredRelease) -> TrendChart.Norm? {
        release.manifest.contractnormen.first { $0.indicator == trend.indicator }.map { norm in
            let words = TargetText.amount(norm.waarde, TargetFigures.unit(norm.indicator))
            return TrendChart.Norm(
                value: NSDecimalNumber(decimal: norm.waarde).doubleValue,
                label: Text["outcomes.course.norm", ["direction": norm.richting, "value": words]])
        }
    }
}

/// The drawing of a released course, its table, and how to read it.
struct OutcomeDrawing {
    /// nil where nothing of it is seen.
    let html: Drawing?
    let table: PanelTable
    let legend: String?

    init(_ trend: OutcomeTrend, title: String, earlier: StoredRelease?, norm: TrendChart.Norm?) {
        let unit = trend.figures.lazy.compactMap { $0 }.first?.unit ?? .count
        let name = earlier.map { Text["releases.one", ["number": DutchNumber.whole($0.number)]] } ?? ""
        func remark(_ slice: Slice) -> String {
            trend.revised[slice].map {
                Text["outcomes.course.revised", ["name": name, "value": FigureText($0).text ?? Text["figure.none"]]]
            } ?? ""
        }
        let points = zip(trend.slices, trend.figures).map { slice, figure in
            TrendChart.Point(
                slice: slice, value: figure?.value, interval: figure?.interval,
                readout: ChartReadout(slice.spoken, figure, remark: remark(slice)), isProvisional: false, isChosen: false,
                isRevised: trend.revised[slice] != nil)
        }
        let isSeen = trend.isSeen
        let last = trend.figures.last.flatMap { $0 }
        self.html =
            isSeen
            ? TrendChart(
                points: points, unit: unit, endLabel: last.flatMap { FigureText($0, isLarge: true).column }, norm: norm,
                other: trend.revised.isEmpty
                    ? nil
                    : TrendChart.Other(name: name, ownName: Text["outcomes.course.now"], values: trend.before.map { $0?.value }),
                label: Text["chart.course", ["name": title, "words": points.map(\.readout.sentence).joined(separator: "; ")]]
            ).html() : nil
        self.table = PanelTable(
            Text["panel.caption.split", ["name": title, "dimension": trend.table]], first: Text["panel.column.period"],
            value: Text["panel.column.value", ["unit": FigureName.unit(unit)]],
            counts: unit == .count ? nil : Text["panel.column.counts"],
            columns: points.contains { $0.interval != nil } ? [.intervals] : [], unit: unit,
            rows: zip(trend.slices, trend.figures).map { PanelTable.Row($0.spoken, $1, remark: remark($0)) })
        var sentences: [String] = []
        if points.contains(where: { $0.interval != nil }) { sentences.append(Text["chart.band"]) }
        if !trend.revised.isEmpty {
            sentences.append(Text["outcomes.course.legend", ["name": name]])
        }
        if isSeen, trend.figures.contains(where: { $0?.isHidden == true }) {
            sentences.append(Text["outcomes.course.hidden"])
        } else if isSeen, points.contains(where: { $0.value == nil }) {
            sentences.append(Text["outcomes.course.none"])
        }
        self.legend = sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }
}
