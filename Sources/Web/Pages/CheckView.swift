internal import Compliance
internal import Domain
internal import Indicators

/// What the template of /kwaliteit/{check} gets.
struct CheckView: PageView {
    struct Sum {
        let sumCount: String
        let sumWords: String
        let sumIsShort: Bool
    }

    struct Row {
        let rowSubject: String
        let rowName: String?
        let rowLink: String?
        let rowVerdict: String
        let rowTone: String
        let rowJudgesDays: Bool
        let rowDays: String?
        let rowFailing: String?
    }

    struct Past {
        let pastLabel: String
        let pastLink: String
        let pastText: String
        let pastTone: String
        let pastIsShown: Bool
    }

    struct Parameter {
        let parameterLabel: String
        let parameterValue: String
    }

    struct Result {
        let sums: [Sum]
        let nothing: String?
        let caption: String
        let judgesDays: Bool
        let rows: [Row]
        let part: String?
        let past: [Past]
    }

    let frame: PageFrame
    let title: String
    let checkID: String
    let basis: String
    let source: String
    let period: String?
    let boardLink: String
    let looksAt: String
    let counts: String
    let countsNot: String
    let remedy: String
    let parameters: [Parameter]
    let form: CaseFilterForm
    let problems: [ProblemRow]
    let dates: DatesView?
    let result: Result?

    static let sample = CheckView(
        frame: .sample, title: "VOG op elke gewerkte dag", checkID: "MED-VOG-DAG", basis: "norm", source: "Kwaliteitsnormen",
        period: "1-10-2026 tot en met 22-11-2026", boardLink: "/o/wieg/kwaliteit", looksAt: "De afgiften.", counts: "Een dag.",
        countsNot: "Zonder datum.", remedy: "Vraag aan.",
        parameters: [Parameter(parameterLabel: "zo lang telt een VOG", parameterValue: "36 maanden")], form: .sample,
        problems: [ProblemRow(problemText: "Dat is geen datum.", problemLink: "#peildatum")], dates: .sample,
        result: Result(
            sums: [Sum(sumCount: "1", sumWords: "voldoet niet", sumIsShort: true)],
            nothing: "Niemand.", caption: "34 medewerkers", judgesDays: true,
            rows: [
                Row(
                    rowSubject: "M1", rowName: "An Jansen", rowLink: "/o/wieg/casussen/C1", rowVerdict: "voldoet niet",
                    rowTone: "short", rowJudgesDays: true, rowDays: "12", rowFailing: "7-10-2026")
            ], part: "De eerste 500.",
            past: [
                Past(
                    pastLabel: "2026 kwartaal 3", pastLink: "/o/wieg/kwaliteit/MED-VOG-DAG", pastText: "34 in orde",
                    pastTone: "good",
                    pastIsShown: false)
            ]))
}

extension CheckView.Result {
    /// Rows on the page; the files have them all.
    static let most = 500

    init(
        _ results: CheckResults, names: [String: String], of definition: CheckDefinition, past: QualityBoard, tenant: TenantID,
        shown: String?, seesCases: Bool
    ) {
        let dates = DateAddress(pinning: TwoDates(past))
        let order = Dictionary(uniqueKeysWithValues: Self.order.enumerated().map { ($0.element, $0.offset) })
        let sorted = results.results.sorted {
            (order[$0.verdict] ?? 0, $0.subject) < (order[$1.verdict] ?? 0, $1.subject)
        }
        let judgesDays = sorted.contains { $0.days != nil }
        self.init(
            sums: Self.order.compactMap { verdict in
                let count = results.results.count { $0.verdict == verdict }
                guard count > 0 else { return nil }
                return CheckView.Sum(
                    sumCount: DutchNumber.whole(count), sumWords: CheckText.verdict(verdict), sumIsShort: verdict.isShort)
            },
            nothing: results.results.isEmpty ? "In deze periode is er niets te beoordelen." : nil,
            caption: CheckText.count(results.results.count, definition.subject), judgesDays: judgesDays,
            rows: sorted.prefix(Self.most).map { result in
                CheckView.Row(
                    rowSubject: result.subjectKind == .organisation ? "de organisatie" : result.subject,
                    rowName: names[result.subject],
                    rowLink: result.subjectKind == .casus && seesCases ? Links.course(tenant, result.subject, dates) : nil,
                    rowVerdict: CheckText.verdict(result.verdict), rowTone: Self.tone(result.verdict), rowJudgesDays: judgesDays,
                    rowDays: result.days.map { days in
                        result.failingDays.isEmpty
                            ? DutchNumber.whole(days)
                            : "\(DutchNumber.whole(days - result.failingDays.count)) van \(DutchNumber.whole(days))"
                    },
                    rowFailing: result.failingDays.isEmpty ? nil : CheckText.days(result.failingDays))
            },
            part: sorted.count > Self.most ? "De eerste \(DutchNumber.whole(Self.most)), wat niet in orde is eerst" : nil,
            past: zip(past.columns, past.rows.first?.cells ?? []).map { column, cell in
                CheckView.Past(
                    pastLabel: QualityView.Result.spoken(column),
                    pastLink: Links.check(tenant, definition.id, QualityAddress(period: column.label, dates: dates)),
                    pastText: CheckText.cell(cell, of: definition.subject), pastTone: CheckText.tone(cell),
                    pastIsShown: column.label == shown)
            })
    }

    /// What falls short first.
    private static let order: [Verdict] = [.fails, .unknown, .lapses, .exception, .notApplicable, .holds]

    private static func tone(_ verdict: Verdict) -> String {
        switch verdict {
        case .fails, .unknown: "short"
        case .lapses: "lapsing"
        case .exception, .notApplicable: "none"
        case .holds: "good"
        }
    }
}
