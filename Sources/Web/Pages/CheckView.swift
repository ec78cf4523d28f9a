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
        let rowFailing: DayText?
        /// Those that are too many for a list; nil when there are none.
        let rowMore: More?
        /// Recorded exceptions, also ended ones.
        let notes: [Note]
        /// nil where nothing falls short, and for who may not.
        let rowExceptLink: String?
    }

    /// Failing days that are folded away on a screen.
    struct More {
        let moreLabel: String
        let moreDays: DayText
    }

    struct Note {
        let noteText: DayText
    }

    /// A recorded row that the verdict on one subject rests on.
    struct Evidence {
        let evidenceKind: String
        let evidenceNumber: String
        let evidenceFacts: DayText
        /// nil for who may not correct it.
        let evidenceLink: String?
        let evidenceDelivery: String
        /// nil for who may not see deliveries.
        let evidenceDeliveryLink: String?
    }

    /// One subject by itself.
    struct Subject {
        let subjectTitle: String
        let allLink: String
        /// The subject's own page; nil when there is none, or not for this visitor.
        let subjectLink: String?
        let subjectLinkLabel: String
        let evidence: [Evidence]
        let hasNoEvidence: Bool
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
        /// To a new measure; nil where nothing falls short, and for who may not record one.
        let measureLink: String?
        /// nil when all subjects are shown.
        let subject: Subject?
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
    let parametersLink: String
    let exceptionsLink: String
    let measuresLink: String
    let parameters: [Parameter]
    let form: CaseFilterForm
    let problems: [ProblemRow]
    let dates: DatesView?
    /// nil once something was delivered.
    let start: StartHint?
    let result: Result?

    static let sample = CheckView(
        frame: .sample, title: "VOG op elke gewerkte dag", checkID: "MED-VOG-DAG", basis: "norm", source: "Kwaliteitsnormen",
        period: "01-10-2026 tot en met 22-11-2026", boardLink: "/o/wieg/kwaliteit", looksAt: "De afgiften.", counts: "Een dag.",
        countsNot: "Zonder datum.", remedy: "Vraag aan.", parametersLink: "/o/wieg/beheer/parameters",
        exceptionsLink: "/o/wieg/beheer/uitzonderingen", measuresLink: "/o/wieg/maatregelen?controle=MED-VOG-DAG",
        parameters: [Parameter(parameterLabel: "zo lang telt een VOG", parameterValue: "36 maanden")], form: .sample,
        problems: [ProblemRow(problemText: "Dat is geen datum.", problemLink: "#peildatum")], dates: .sample,
        start: .sample,
        result: Result(
            sums: [Sum(sumCount: "1", sumWords: "voldoet niet", sumIsShort: true)],
            nothing: "Niemand.", caption: "34 medewerkers", judgesDays: true,
            rows: [
                Row(
                    rowSubject: "M1", rowName: "An Jansen", rowLink: "/o/wieg/casussen/C1", rowVerdict: "voldoet niet",
                    rowTone: "short", rowJudgesDays: true, rowDays: "12", rowFailing: "07-10-2026",
                    rowMore: More(moreLabel: "en nog 3 dagen", moreDays: "09-10-2026 t/m 11-10-2026"),
                    notes: [Note(noteText: "Uitzondering tot en met 31-12-2026: aangevraagd.")],
                    rowExceptLink: "/o/wieg/beheer/uitzonderingen/nieuw?nr=pagina-13")
            ], part: "De eerste 500.",
            past: [
                Past(
                    pastLabel: "2026 kwartaal 3", pastLink: "/o/wieg/kwaliteit/MED-VOG-DAG", pastText: "34 in orde",
                    pastTone: "good",
                    pastIsShown: false)
            ],
            measureLink: "/o/wieg/beheer/maatregelen/nieuw?nr=pagina-13",
            subject: Subject(
                subjectTitle: "An Jansen, M1", allLink: "/o/wieg/kwaliteit/MED-VOG-DAG", subjectLink: "/o/wieg/medewerkers/M1",
                subjectLinkLabel: "Alles over M1",
                evidence: [
                    Evidence(
                        evidenceKind: "registratie", evidenceNumber: "R1", evidenceFacts: "afgegeven op 01-02-2023",
                        evidenceLink: "/o/wieg/leveringen/nieuw/registraties?nr=R1", evidenceDelivery: "levering 3",
                        evidenceDeliveryLink: "/o/wieg/leveringen/3")
                ], hasNoEvidence: true)))
}
