internal import Domain
internal import Indicators
internal import Ingest

/// What the template of the list of streefwaarden gets.
struct TargetsView: PageView {
    struct Row {
        let rowFigure: String
        let rowDefinitionLink: String
        let rowValue: String
        let rowKind: String
        let rowPlace: String
        let rowValid: DayText
        /// `geldt nog niet`, `voorbij`; nil while it holds.
        let rowState: String?
        let rowNote: String?
        /// nil for who may not change it, and at an earlier stand.
        let rowChangeLink: String?
    }

    let frame: PageFrame
    let problems: [ProblemRow]
    let dates: DatesView?
    let newLink: String?
    let isEmpty: Bool
    let rows: [Row]
    let mayChange: Bool
    let overviewLink: String

    static let sample = TargetsView(
        frame: .sample, problems: [ProblemRow(problemText: "Dat is geen stand.", problemLink: "#stand")], dates: .sample,
        newLink: "/o/wieg/beheer/streefwaarden/nieuw?nr=pagina-13", isEmpty: true,
        rows: [
            Row(
                rowFigure: "Contact op tijd", rowDefinitionLink: "/definities/contact_op_tijd", rowValue: "minstens 90 %",
                rowKind: "contractnorm", rowPlace: "Amsterdam", rowValid: "01-01-2026 tot en met 31-12-2026",
                rowState: "geldt nog niet", rowNote: "Contract 2026", rowChangeLink: "/o/wieg/beheer/streefwaarden/nieuw?nr=T1")
        ], mayChange: true, overviewLink: "/o/wieg/overzicht")
}

extension TargetsView.Row {
    init(_ target: Target, on day: Day, areas: AreaNames, tenant: TenantID, mayChange: Bool) {
        let text = TargetText(target: target, unit: TargetFigures.unit(target.indicator))
        self.init(
            rowFigure: TargetFigures.label(target.indicator), rowDefinitionLink: Links.definition(target.indicator),
            rowValue: text.value, rowKind: text.kind,
            rowPlace: target.gemeente.map { areas.name(.gemeente, $0) ?? $0 } ?? Text["targets.wholeOrganisation"],
            rowValid: DayText(
                target.validUntil.map { Text["day.range", ["from": target.validFrom.dutch, "until": $0.dutch]] }
                    ?? Text["day.from", ["from": target.validFrom.dutch]]),
            rowState: target.isValid(on: day)
                ? nil : target.validFrom > day ? Text["targets.state.ahead"] : Text["targets.state.over"],
            rowNote: target.note,
            rowChangeLink: mayChange
                ? EntryForm.setting("streefwaarden").map { Links.entry(tenant, $0, keys: [target.number]) } : nil)
    }
}
