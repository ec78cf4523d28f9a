internal import Compliance
internal import Domain
internal import Ingest

/// What the template gets of the page on which a measure is reported as done.
struct MeasureDoneView: PageView {
    /// The form, and what is to be said about it.
    struct Report {
        let problems: [ProblemRow]
        /// What is doubtful in what was filled in, and so asked once more.
        let warnings: [ProblemRow]
        /// The codes of the warnings, which are accepted by sending the form again.
        let acceptedCodes: [String]
        /// Why it could not be kept, whatever was filled in.
        let refusal: String?
        let action: String
        let token: String
        let number: String
        let basis: String
        let fields: [EntryFieldView]
    }

    let frame: PageFrame
    let heading: String
    let measureText: String
    let owner: String
    let due: String
    let note: DayText
    /// When it was done; nil while it is not.
    let doneWords: String?
    let evidence: String?
    let backLink: String
    /// nil of a measure that is done.
    let report: Report?

    static let sample = MeasureDoneView(
        frame: .sample, heading: "Maatregel MR-1 gereed melden", measureText: "Elke maand nagaan welke VOG verloopt.",
        owner: "Bea Bakker", due: "uiterlijk 17-11-2026", note: "te laat, 12 dagen, sinds 18-11-2026",
        doneWords: "Gereed gemeld op 03-11-2026.",
        evidence: "map Q", backLink: "/o/wieg/maatregelen",
        report: Report(
            problems: [ProblemRow(problemText: "Vul dit in.", problemLink: "#veld-gereed_op")],
            warnings: [ProblemRow(problemText: "Dat is lang geleden.", problemLink: "#veld-gereed_op")], acceptedCodes: ["x"],
            refusal: "Er wordt een andere levering verwerkt.", action: "/o/wieg/maatregelen/gereed?nr=MR-1", token: "00",
            number: "MR-1", basis: "12", fields: [.sample]))
}

extension MeasureDoneView {
    init(frame: PageFrame, heading: String, measure: Measure, today: Day, link: String, report: Report?) {
        self.init(
            frame: frame, heading: heading, measureText: measure.text, owner: measure.owner,
            due: Text["measures.due", ["day": measure.due.dutch]],
            note: DayText("\(MeasureText.state(measure, on: today)), \(MeasureText.note(measure, on: today))"),
            doneWords: measure.doneOn.map { Text["measure-done.done", ["day": $0.dutch]] }, evidence: measure.evidence,
            backLink: link, report: report)
    }
}

extension MeasureDoneView.Report {
    init(_ state: MeasureDonePage.State, text: EntryText, number: String, action: String, token: String) {
        let fields = MeasureDonePage.fields.enumerated().compactMap { place, name in
            let field = text.form.fields.first { $0.name == name }
            return place == 0 ? field?.required(hint: nil) : field
        }
        self.init(
            problems: state.problems.map { ProblemRow(issue: $0, text) },
            warnings: state.warnings.map { ProblemRow(issue: $0, text) }, acceptedCodes: state.warnings.map(\.code),
            refusal: state.refusal, action: action, token: token, number: number, basis: String(state.basis),
            fields: fields.map { field in
                EntryFieldView(
                    field, value: state.typed[field.name] ?? "", text: text, problems: state.problems + state.warnings, known: nil
                )
            })
    }
}
