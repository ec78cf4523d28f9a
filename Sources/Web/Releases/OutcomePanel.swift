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
                definition.map { FigureName.unit($0.unit) }, whole == nil ? "per \(trend.table)" : "samen",
            ].compactMap(\.self).joined(separator: " · "),
            panelPrefix: filled(text?.prefix), panelDigits: text?.digits, panelSuffix: filled(text?.suffix),
            panelStatus: figure == nil ? "geen waarde" : text?.status,
            panelCounts: figure.map { $0.value == nil || $0.unit == .count ? "" : FigureText.counts($0, noun: nil) } ?? "",
            panelInterval: figure.flatMap { FigureText.interval($0) }, panelArrow: nil, panelTrend: nil, panelJudgement: nil,
            panelOther: nil, panelChance: nil, panelNote: nil, panelNorm: nil, panelDrawing: drawing.html, panelParts: [],
            panelLegend: drawing.legend, panelEmpty: trend.isSeen ? nil : Self.hidden(figure, isWhole: whole != nil),
            panelTable: drawing.table, panelIsWide: false, panelDefinitionLink: Links.definition(trend.indicator),
            panelFiguresLink: Links.release(tenant, release.number, table) + "#tabel",
            panelFileLink: Links.release(tenant, release.number, table, form: .excel), panelOtherFileLink: nil,
            panelLink: "\(Links.outcomes(tenant.id))#\(id)",
            panelChangeLink: trend.revised.isEmpty || release.manifest.wijzigingen == nil
                ? nil : Links.release(tenant, release.number) + "#wijzigingen",
            panelChangeWords: "Wat is gecorrigeerd")
    }

    /// Why there is no course, and where there is more to see.
    private static func hidden(_ figure: ReleasedFigure?, isWhole: Bool) -> String {
        guard isWhole else {
            return """
                Per kwartaal, halfjaar en jaar zijn er te weinig gezinnen om dit te tonen. Vraag de organisatie om een uitgave over \
                drie hele jaren.
                """
        }
        return figure?.value == nil
            ? "Ook over drie hele jaren samen zijn er te weinig gezinnen om dit te tonen zonder iemand herkenbaar te maken."
            : "Per kwartaal, halfjaar en jaar zijn er te weinig gezinnen om dit te tonen; hierboven staan de drie jaren samen."
    }

    private static func norm(_ trend: OutcomeTrend, of release: StoredRelease) -> TrendChart.Norm? {
        release.manifest.contractnormen.first { $0.indicator == trend.indicator }.map { norm in
            let value = NSDecimalNumber(decimal: norm.waarde).doubleValue
            let words = DutchNumber.decimal(norm.waarde, places: max(0, -norm.waarde.exponent))
            return TrendChart.Norm(value: value, label: "contractnorm: \(norm.richting) \(words)")
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
        let name = earlier.map { "uitgave \(DutchNumber.whole($0.number))" } ?? ""
        func remark(_ slice: Slice) -> String {
            trend.revised[slice].map { "in \(name) \(FigureText($0).text ?? "geen waarde")" } ?? ""
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
                    ? nil : TrendChart.Other(name: name, ownName: "nu", values: trend.before.map { $0?.value }),
                label: "Verloop van \(title): \(points.map(\.readout.sentence).joined(separator: "; "))"
            ).html() : nil
        self.table = PanelTable(
            "\(title) per \(trend.table)", first: "Periode", value: "Waarde, \(FigureName.unit(unit))",
            counts: unit == .count ? nil : "Aantallen",
            columns: points.contains { $0.interval != nil } ? [.intervals] : [], unit: unit,
            rows: zip(trend.slices, trend.figures).map { PanelTable.Row($0.spoken, $1, remark: remark($0)) })
        var sentences: [String] = []
        if points.contains(where: { $0.interval != nil }) { sentences.append("De band is het 95%-interval.") }
        if !trend.revised.isEmpty {
            sentences.append("De gestreepte lijn is \(name); een ruit is een periode waarvan het cijfer sindsdien veranderde.")
        }
        if isSeen, trend.figures.contains(where: { $0?.isHidden == true }) {
            sentences.append("Een blokje op de as is een periode waarvan het cijfer verborgen is; dat is nooit nul.")
        } else if isSeen, points.contains(where: { $0.value == nil }) {
            sentences.append("Een blokje op de as is een periode zonder waarde.")
        }
        self.legend = sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }
}
