/// One line of the summary above a form that could not be answered.
struct ProblemRow {
    let problemText: String
    /// The field it is about, `#periode`; nil when it is about the form as a whole.
    let problemLink: String?

    init(problemText: String, problemLink: String?) {
        self.problemText = problemText
        self.problemLink = problemLink
    }

    init(_ problem: FieldProblem) {
        self.init(problemText: problem.sentence, problemLink: problem.field.map { "#\($0)" })
    }
}

/// A text field as the page shows it again.
struct FieldView {
    let fieldValue: String
    let fieldProblem: String?

    init(_ value: String?, name: String, problems: [FieldProblem]) {
        self.fieldValue = value ?? ""
        self.fieldProblem = problems.first { $0.field == name }?.sentence
    }

    static func sample(_ value: String) -> FieldView {
        FieldView(value, name: "veld", problems: [FieldProblem(field: "veld", message: "dit klopt niet")])
    }
}

/// Several mistakes in one form.
struct FormProblems: Error {
    let problems: [FieldProblem]
}
