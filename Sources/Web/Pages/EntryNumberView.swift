internal import Ingest

/// What the template gets that asks for the number of a row.
struct EntryNumberView: PageView {
    /// A number for who has none of their own.
    struct Free {
        let freeNumber: String
        let freeLink: String
    }

    let frame: PageFrame
    let heading: String
    let meaning: String
    let problems: [ProblemRow]
    /// Why the number cannot be used.
    let refusal: String?
    let action: String
    let fields: [EntryFieldView]
    /// Whether a known row may be corrected here.
    let mayCorrect: Bool
    let free: Free?
    let choiceLink: String
    let choiceLabel: String

    static let sample = EntryNumberView(
        frame: .sample, heading: "Document", meaning: "een certificaat",
        problems: [ProblemRow(problemText: "Vul dit in.", problemLink: "#veld-document_nr")], refusal: "Dit nummer is al bekend.",
        action: "/o/wieg/leveringen/nieuw/documenten", fields: [.sample], mayCorrect: true,
        free: Free(freeNumber: "pagina-13", freeLink: "/o/wieg/leveringen/nieuw/documenten?nr=pagina-13"),
        choiceLink: "/o/wieg/leveringen/nieuw", choiceLabel: "Zelf invoeren")
}

extension EntryNumberView {
    init(_ pages: EntryPages, typed: [String], problems: [DeliveryIssue], refusal: String?, free: String?) {
        let form = pages.form
        let title = Text["entry-form.enter", ["name": form.noun.prefix(1).uppercased() + form.noun.dropFirst()]]
        self.init(
            frame: pages.frame(title, isWrong: !problems.isEmpty || refusal != nil), heading: title, meaning: form.meaning,
            problems: problems.map { ProblemRow(issue: $0, pages.text) }, refusal: refusal,
            action: Links.entry(pages.tenant, form),
            fields: zip(form.keys, EntryForm.parameters(of: form)).enumerated().map { place, key in
                let value = typed.count > place ? typed[place] : ""
                return EntryFieldView(key.0, value: value, text: pages.text, problems: problems, known: nil).named(key.1)
            },
            mayCorrect: pages.mayCorrect,
            free: free.map { Free(freeNumber: $0, freeLink: Links.entry(pages.tenant, form, keys: [$0])) },
            choiceLink: Links.entryChoice(pages.tenant, pages.form), choiceLabel: pages.choiceLabel)
    }
}

extension ProblemRow {
    /// What is wrong with a field of a form of entry, with the way to it.
    init(issue: DeliveryIssue, _ text: EntryText) {
        let sentence = text.sentence(issue)
        self.init(
            problemText: issue.kolom.isEmpty ? sentence : "\(text.label(issue.kolom)): \(sentence)",
            problemLink: issue.kolom.isEmpty ? nil : "#veld-\(issue.kolom)")
    }
}
