internal import Ingest

/// What the template gets of a form in which a row is entered or corrected.
struct EntryFormView: PageView {
    struct Group {
        /// nil when the form is one group.
        let groupTitle: String?
        let fields: [EntryFieldView]
    }

    /// A key: shown, and sent along.
    struct Key {
        let keyID: String
        let keyName: String
        let keyLabel: String
        let keyValue: String
        let keyProblem: String?
    }

    /// The way to withdraw a known row.
    struct Withdrawal {
        let withdrawToken: String
        let withdrawWords: String
    }

    let frame: PageFrame
    let heading: String
    /// What is known of the number: nothing, or since when and by whom.
    let lead: String
    let isKnown: Bool
    let problemsTitle: String
    let problems: [ProblemRow]
    /// Somebody changed the row meanwhile, or it could not begin.
    let warning: String?
    /// Nothing differs from what is known.
    let notice: String?
    let action: String
    /// How the form is sent: with a file or without.
    let encoding: String
    let token: String
    /// The moment of the version the form was made of; nil for a new row.
    let basis: String?
    let keys: [Key]
    let groups: [Group]
    /// nil where no file can come with the row.
    let evidence: EvidenceField?
    let submitLabel: String
    let submitHint: String
    /// nil where there is nothing to withdraw.
    let withdrawal: Withdrawal?
    let choiceLink: String
    let choiceLabel: String
    let otherLink: String

    static let sample = EntryFormView(
        frame: .sample, heading: "Document O1 corrigeren", lead: "Bekend sinds levering 12.", isKnown: true,
        problemsTitle: "1 veld klopt niet", problems: [ProblemRow(problemText: "Vul dit in.", problemLink: "#veld-soort")],
        warning: "Bea heeft deze rij intussen gewijzigd.", notice: "Er is niets gewijzigd.",
        action: "/o/wieg/leveringen/nieuw/documenten", encoding: "multipart/form-data", token: "00", basis: "12",
        keys: [
            Key(
                keyID: "veld-document_nr", keyName: "document_nr", keyLabel: "Documentnummer", keyValue: "O1",
                keyProblem: "Onbekend.")
        ], groups: [Group(groupTitle: "Aanvraag", fields: [.sample])], evidence: .sample, submitLabel: "Nakijken",
        submitHint: "U ziet eerst wat er verandert.",
        withdrawal: Withdrawal(withdrawToken: "00", withdrawWords: "De rij telt dan niet meer mee."),
        choiceLink: "/o/wieg/leveringen/nieuw", choiceLabel: "Zelf invoeren", otherLink: "/o/wieg/leveringen/nieuw/documenten")
}

extension EntryFormView {
    init(_ pages: EntryPages, _ state: EntryPages.State) {
        let name = EntryText.name(pages.form, state.keys)
        let isWrong =
            !state.problems.isEmpty || state.refusal != nil || state.isConflict || state.evidenceProblem != nil
        let isCorrection = state.known != nil
        let heading = isCorrection ? Text["entry-form.correct", ["name": name]] : Text["entry-form.enter", ["name": name]]
        // A withdrawal carries no values: what is known stands in the form again.
        let typed = state.typed?.isWithdrawal == true ? nil : state.typed?.values
        func field(_ field: EntryField) -> EntryFieldView {
            let known = state.known?.values[field.name] ?? ""
            let value = typed.map { $0[field.name] ?? "" } ?? known
            return EntryFieldView(
                field, value: value, text: pages.text, problems: state.problems,
                known: state.isConflict && isCorrection && value != known ? known : nil)
        }
        let fields = Set(state.problems.map(\.kolom)).count + (state.evidenceProblem == nil ? 0 : 1)
        self.init(
            frame: pages.frame(heading, isWrong: isWrong, isForm: true), heading: heading, lead: Self.lead(pages, state),
            isKnown: isCorrection,
            problemsTitle: Text["entry-form.nothingYet", count: fields],
            problems: state.problems.map { ProblemRow(issue: $0, pages.text) }
                + [state.evidenceProblem].compactMap { $0 }.map(ProblemRow.init),
            warning: state.refusal ?? (state.isConflict ? Self.conflict(pages, state.known) : nil),
            notice: state.isUnchanged ? Text["entry-form.unchanged"] : nil,
            action: Links.entry(pages.tenant, pages.form, keys: state.keys),
            encoding: pages.evidence == nil ? "application/x-www-form-urlencoded" : "multipart/form-data",
            token: pages.renderer.mark,
            basis: (state.isConflict || state.typed == nil ? state.known?.moment : state.typed?.basis).map { String($0) },
            keys: zip(pages.form.keys, state.keys).map { key, value in
                let wrong = state.problems.filter { $0.kolom == key.name }.map(pages.text.sentence)
                return Key(
                    keyID: "veld-\(key.name)", keyName: key.name, keyLabel: key.label, keyValue: value,
                    keyProblem: wrong.isEmpty ? nil : wrong.joined(separator: " "))
            },
            groups: pages.form.groups.map { Group(groupTitle: $0.title, fields: $0.fields.map(field)) },
            evidence: pages.evidence.map { _ in
                EvidenceField(
                    label: Text["entry-form.evidence"], hint: Text["entry-form.evidence.hint"],
                    isRequired: false, problem: state.evidenceProblem, waiting: state.upload)
            },
            submitLabel: isCorrection ? Text["entry-form.check"] : Text["entry-form.commit"],
            submitHint: isCorrection
                ? Text["entry-form.check.hint"]
                : Text["entry-form.commit.hint"],
            withdrawal: state.known.flatMap { known in
                known.isWithdrawn
                    ? nil
                    : Withdrawal(
                        withdrawToken: pages.renderer.mark,
                        withdrawWords:
                            Text["entry-form.withdraw.hint"])
            },
            choiceLink: Links.entryChoice(pages.tenant, pages.form), choiceLabel: pages.choiceLabel,
            otherLink: Links.entry(pages.tenant, pages.form))
    }

    private static func lead(_ pages: EntryPages, _ state: EntryPages.State) -> String {
        guard let known = state.known else {
            return Text["entry-form.state.new"]
        }
        let since = Self.origin(known, pages)
        return known.isWithdrawn
            ? Text["entry-form.state.withdrawn", ["since": since]]
            : Text["entry-form.state.known", ["since": since]]
    }

    private static func conflict(_ pages: EntryPages, _ known: KnownRow?) -> String {
        guard let known else {
            return Text["entry-form.state.gone"]
        }
        return Text["entry-form.state.changed", ["origin": Self.origin(known, pages)]]
    }

    /// `levering 12 van 22-11-2026 14:30, door bea@wieg.nl`
    private static func origin(_ known: KnownRow, _ pages: EntryPages) -> String {
        Text["entry-form.origin", ["delivery": known.delivery, "when": pages.localTime(known.committedAt), "by": known.actor]]
    }
}
