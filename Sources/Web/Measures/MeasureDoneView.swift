internal import Compliance
internal import Domain
internal import Ingest

/// What the template gets of the page on which a measure is reported as done.
struct MeasureDoneView: PageView {
    /// The form, and what is to be said about it.
    struct Report {
        /// What is wrong with what was filled in, or doubtful.
        let problemsTitle: String
        let problems: [ProblemRow]
        /// The codes of what is doubtful, which is accepted by sending the form again.
        let acceptedCodes: [String]
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
    let first: String
    let note: DayText
    /// Why nothing was kept, whatever was filled in.
    let refusal: String?
    /// Why it cannot be reported: it is done, or has yet to begin; nil where it can.
    let closedWords: String?
    /// nil where it stands in the form.
    let evidence: String?
    let backLink: String
    /// nil of a measure that cannot be reported.
    let report: Report?

    static let sample = MeasureDoneView(
        frame: .sample, heading: "Maatregel MR-1 gereed melden", measureText: "Elke maand nagaan welke VOG verloopt.",
        owner: "Bea Bakker", due: "uiterlijk 17-11-2026", first: "vanaf 01-10-2026", note: "te laat, 12 dagen, sinds 18-11-2026",
        refusal: "Er wordt een andere levering verwerkt.", closedWords: "Gereed op 03-11-2026.", evidence: "map Q",
        backLink: "/o/wieg/maatregelen",
        report: Report(
            problemsTitle: "Er is nog niets vastgelegd",
            problems: [ProblemRow(problemText: "Vul dit in.", problemLink: "#veld-gereed_op")], acceptedCodes: ["x"],
            action: "/o/wieg/maatregelen/gereed?nr=MR-1", token: "00", number: "MR-1", basis: "12", fields: [.sample]))
}

extension MeasureDoneView {
    init(
        frame: PageFrame, heading: String, measure: Measure, today: Day, refusal: String?, link: String, report: Report?
    ) {
        let state = MeasureText.state(measure, on: today)
        self.init(
            frame: frame, heading: heading, measureText: measure.text, owner: measure.owner,
            due: Text["measures.due", ["day": measure.due.dutch]], first: Text["measures.first", ["day": measure.first.dutch]],
            note: DayText("\(state), \(MeasureText.note(measure, on: today))"), refusal: refusal,
            closedWords: measure.doneOn.map { Text["measure-done.done", ["day": $0.dutch]] }
                ?? (measure.first > today ? Text["measure-done.ahead", ["day": measure.first.dutch]] : nil),
            evidence: report == nil ? measure.evidence : nil, backLink: link, report: report)
    }
}

extension MeasureDoneView.Report {
    init(_ state: MeasureDonePage.State, text: EntryText, number: String, action: String, token: String) {
        let said = state.problems + state.warnings
        func field(_ name: String, _ value: String, _ change: (EntryField) -> EntryField = { $0 }) -> EntryFieldView? {
            text.form.fields.first { $0.name == name }.map {
                EntryFieldView(change($0), value: value, text: text, problems: said, known: nil)
            }
        }
        self.init(
            problemsTitle: state.problems.isEmpty ? Text["measure-done.doubtful"] : Text["measure-done.wrong"],
            problems: said.map { ProblemRow(issue: $0, text) }, acceptedCodes: state.warnings.map(\.code), action: action,
            token: token, number: number, basis: String(state.basis),
            fields: [
                field(MeasureDonePage.day, state.day) { $0.required(hint: nil) },
                field(MeasureDonePage.evidence, state.evidence),
            ].compactMap { $0 })
    }
}
