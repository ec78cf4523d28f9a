internal import Compliance
internal import Domain
internal import Ingest

/// What the template of the list of exceptions gets.
struct ExceptionsView: PageView {
    struct Row {
        let rowCheck: String
        let rowCheckLink: String
        let rowSubject: String
        let rowGround: String
        let rowReason: String
        let rowDocument: String
        let rowDecidedBy: String
        let rowValid: DayText
        let rowState: String
        let rowTone: String
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
    let boardLink: String

    static let sample = ExceptionsView(
        frame: .sample, problems: [ProblemRow(problemText: "Dat is geen stand.", problemLink: "#stand")], dates: .sample,
        newLink: "/o/wieg/beheer/uitzonderingen/nieuw?nr=pagina-13", isEmpty: true,
        rows: [
            Row(
                rowCheck: "VOG op elke gewerkte dag", rowCheckLink: "/o/wieg/kwaliteit/MED-VOG-DAG",
                rowSubject: "An Jansen, M1", rowGround: "aangevraagd, nog niet ontvangen", rowReason: "Aangevraagd op 1 juni.",
                rowDocument: "D12", rowDecidedBy: "Bea Bakker", rowValid: "01-06-2026 tot en met 31-7-2026",
                rowState: "geldt nog 12 dagen", rowTone: "lapsing",
                rowChangeLink: "/o/wieg/beheer/uitzonderingen/nieuw?nr=U1")
        ], mayChange: true, boardLink: "/o/wieg/kwaliteit")
}

extension ExceptionsView.Row {
    init(
        _ exception: CheckException, on day: Day, name: String?, tenant: TenantID, dates: DateAddress, mayChange: Bool
    ) {
        self.init(
            rowCheck: Checks.definitions.first { $0.id == exception.check }?.label ?? exception.check,
            rowCheckLink: Links.check(tenant, exception.check, QualityAddress(dates: dates)),
            rowSubject: exception.subjectKind == .organisation
                ? Text["check.organisation"] : [name, exception.subject].compactMap { $0 }.joined(separator: ", "),
            rowGround: CodeList.grond.label(exception.ground), rowReason: exception.reason, rowDocument: exception.document,
            rowDecidedBy: exception.decidedBy,
            rowValid: DayText(Text["day.range", ["from": exception.first.dutch, "until": exception.last.dutch]]),
            rowState: CheckText.state(exception, on: day), rowTone: CheckText.tone(exception, on: day),
            rowChangeLink: mayChange
                ? EntryForm.setting("uitzonderingen").map { Links.entry(tenant, $0, keys: [exception.number]) } : nil)
    }
}
