internal import Compliance
internal import Domain
internal import Ingest

/// What the template of the register of meldingen gets.
struct ReportsView: PageView {
    struct Term {
        let termWords: DayText
        let termOutcome: DayText
    }

    struct Row {
        let rowNumber: String
        let rowKind: String
        let rowSeesCases: Bool
        let rowCase: String?
        let rowCaseLink: String?
        let rowReceived: String
        /// What is to be done next, and how long that may take; of what is closed, that it is.
        let rowState: String
        let rowLeft: String?
        let rowTone: String
        let terms: [Term]
        let rowSettled: String
        let rowChangeLink: String?
    }

    struct Result {
        let openCount: String
        let openWords: String
        let lateCount: String
        let lateWords: String
        let hasLate: Bool
        /// Why there is no row, and what to do about it.
        let nothing: String?
        let caption: String
        let part: String?
        let seesCases: Bool
        let mayChange: Bool
        let rows: [Row]
        let complaintLink: String
        let calamityLink: String
    }

    let frame: PageFrame
    let form: CaseFilterForm
    let problems: [ProblemRow]
    let dates: DatesView?
    let boardLink: String
    let newLink: String?
    let result: Result?

    static let sample = ReportsView(
        frame: .sample, form: .sample, problems: [ProblemRow(problemText: "Dat is geen soort.", problemLink: "#soort")],
        dates: .sample, boardLink: "/o/wieg/kwaliteit", newLink: "/o/wieg/leveringen/nieuw/meldingen",
        result: Result(
            openCount: "2", openWords: "open", lateCount: "1", lateWords: "te laat", hasLate: true, nothing: "Er is niets.",
            caption: "12 meldingen", part: "De eerste 200", seesCases: true, mayChange: true,
            rows: [
                Row(
                    rowNumber: "L1", rowKind: "klacht", rowSeesCases: true, rowCase: "C1", rowCaseLink: "/o/wieg/casussen/C1",
                    rowReceived: "03-04-2026", rowState: "afhandelen", rowLeft: "nog 3 dagen", rowTone: "short",
                    terms: [
                        Term(termWords: "bevestigen uiterlijk 13-04-2026: ", termOutcome: "10-04-2026, op tijd")
                    ], rowSettled: "nog niet", rowChangeLink: "/o/wieg/leveringen/nieuw/meldingen?nr=L1")
            ], complaintLink: "/o/wieg/kwaliteit/MEL-KLACHT", calamityLink: "/o/wieg/kwaliteit/MEL-CALAMITEIT"))
}

extension ReportsView.Result {
    /// Rows on the page; the files have them all.
    static let most = 200

    /// `entry` is the form by which a row is corrected; nil where it cannot be.
    init(_ register: ReportRegister, tenant: TenantID, dates: DateAddress, entry: EntryForm?, seesCases: Bool) {
        let open = register.entries.filter(\.isOpen)
        let late = open.count { ($0.next?.deadline).map { $0 < register.peildatum } ?? false }
        // Who may not see cases may not look at a known melding either, since it can name one.
        let correction = seesCases ? entry : nil
        let quality = QualityAddress(dates: dates)
        self.init(
            openCount: DutchNumber.whole(open.count), openWords: Text["reports.state.open"], lateCount: DutchNumber.whole(late),
            lateWords: Text["reports.sum.late"], hasLate: late > 0, nothing: Self.nothing(register),
            caption: Text["count.reports", count: register.entries.count],
            part: register.entries.count > Self.most
                ? Text["reports.first", ["count": DutchNumber.whole(Self.most)]] : nil,
            seesCases: seesCases, mayChange: correction != nil,
            rows: register.entries.prefix(Self.most).map { entry in
                ReportsView.Row(
                    entry, on: register.peildatum, tenant: tenant, dates: dates, correction: correction, seesCases: seesCases)
            }, complaintLink: Links.check(tenant, "MEL-KLACHT", quality),
            calamityLink: Links.check(tenant, "MEL-CALAMITEIT", quality))
    }

    private static func nothing(_ register: ReportRegister) -> String? {
        guard register.entries.isEmpty else { return nil }
        if register.total > 0 { return Text["reports.empty.asked"] }
        return Text["reports.empty.text"]
    }
}

extension ReportsView.Row {
    fileprivate init(
        _ entry: ReportEntry, on day: Day, tenant: TenantID, dates: DateAddress, correction: EntryForm?, seesCases: Bool
    ) {
        let next = entry.isOpen ? entry.next : nil
        let isLate = next.map { $0.deadline < day } ?? false
        let missed = entry.terms.contains { $0.verdict == .fails }
        self.init(
            rowNumber: entry.number, rowKind: CodeList.melding.label(entry.kind), rowSeesCases: seesCases,
            rowCase: seesCases ? entry.casus : nil,
            rowCaseLink: seesCases ? entry.casus.map { Links.course(tenant, $0, dates) } : nil,
            rowReceived: entry.receivedOn.dutch,
            rowState: entry.isOpen
                ? next.map { ReportText.verb($0.step) } ?? Text["reports.state.openWithout"]
                : missed ? Text["reports.state.closedLate"] : Text["reports.state.closed"],
            rowLeft: next.map { ReportText.left(until: $0.deadline, on: day) },
            rowTone: isLate ? "short" : entry.isOpen ? "lapsing" : missed ? "none" : "good",
            terms: entry.terms.map {
                ReportsView.Term(
                    termWords: "\(ReportText.term($0)): ", termOutcome: DayText(ReportText.outcome($0, on: day)))
            }, rowSettled: entry.settledOn?.dutch ?? Text["reports.notYet"],
            rowChangeLink: correction.map { Links.entry(tenant, $0, keys: [entry.number]) })
    }
}
