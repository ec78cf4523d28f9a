internal import Ingest

/// What the template gets of a row that is right so far: what it changes, and what is doubtful in it.
struct EntryReviewView: PageView {
    struct Change {
        let changeLabel: String
        let changeBefore: String
        let changeAfter: String
    }

    /// What is sent again when it is committed.
    struct Item {
        let itemName: String
        let itemValue: String
    }

    let frame: PageFrame
    let heading: String
    let lead: String
    /// Fields with what is known and what it becomes.
    let changes: [Change]
    /// Fields of a row that is new or goes: one value each.
    let values: [Change]
    let warnings: [ProblemRow]
    /// What a withdrawal does to rows of other kinds.
    let consequences: [ProblemRow]
    let action: String
    let token: String
    let items: [Item]
    let isWithdrawal: Bool
    let commitStep: String
    let commitLabel: String
    let backLink: String

    static let sample = EntryReviewView(
        frame: .sample, heading: "Document O1: nakijken", lead: "1 veld verandert.",
        changes: [Change(changeLabel: "Geldig tot", changeBefore: "leeg", changeAfter: "22-11-2026")],
        values: [Change(changeLabel: "Soort", changeBefore: "", changeAfter: "meldcode")],
        warnings: [ProblemRow(problemText: "Het kind is ouder dan een jaar.", problemLink: nil)],
        consequences: [ProblemRow(problemText: "12 rijen van inzet tellen dan niet mee.", problemLink: nil)],
        action: "/o/wieg/leveringen/nieuw/documenten", token: "00", items: [Item(itemName: "soort", itemValue: "meldcode")],
        isWithdrawal: true, commitStep: "vastleggen", commitLabel: "Vastleggen",
        backLink: "/o/wieg/leveringen/nieuw/documenten?nr=O1")
}

extension EntryReviewView {
    init(
        _ pages: EntryPages, _ state: EntryPages.State, look: EntryLook?, changes: [EntryChange], warnings: [DeliveryIssue]
    ) {
        let (text, row) = (pages.text, state.typed)
        let isWithdrawal = row?.isWithdrawal == true
        let isNew = row?.basis == nil
        let name = EntryText.name(pages.form, state.keys)
        let heading = isWithdrawal ? Text["entry-review.withdraw", ["name": name]] : Text["entry-review.heading", ["name": name]]
        let values: [Change] =
            if isWithdrawal {
                pages.form.fields.compactMap { field in
                    look?.row.values[field.name].flatMap { value in
                        value.isEmpty
                            ? nil : Change(changeLabel: field.label, changeBefore: "", changeAfter: text.shown(field.name, value))
                    }
                }
            } else if isNew {
                changes.map {
                    Change(changeLabel: text.label($0.field), changeBefore: "", changeAfter: text.shown($0.field, $0.after))
                }
            } else {
                []
            }
        self.init(
            frame: pages.frame(heading), heading: heading,
            lead: Self.lead(isWithdrawal, isNew, changes.count, isBack: look?.row.isWithdrawn == true)
                + (state.upload.map { Text["entry-review.file", ["file": EvidenceField.words($0)]] } ?? ""),
            changes: isNew || isWithdrawal
                ? []
                : changes.map {
                    Change(
                        changeLabel: text.label($0.field), changeBefore: text.shown($0.field, $0.before),
                        changeAfter: text.shown($0.field, $0.after))
                },
            values: values, warnings: warnings.map { ProblemRow(issue: $0, text).withoutLink },
            consequences: isWithdrawal ? Self.consequences(look) : [],
            action: Links.entry(pages.tenant, pages.form, keys: state.keys), token: pages.renderer.mark,
            items: Self.items(pages.form, row, warnings)
                + (state.upload.map { [Item(itemName: "upload", itemValue: $0.id)] } ?? []), isWithdrawal: isWithdrawal,
            commitStep: isWithdrawal ? EntryAsked.Step.withdraw.rawValue : EntryAsked.Step.commit.rawValue,
            commitLabel: isWithdrawal ? Text["entry-review.confirm"] : Text["entry-review.commit"],
            backLink: Links.entry(pages.tenant, pages.form, keys: state.keys))
    }

    private static func lead(_ isWithdrawal: Bool, _ isNew: Bool, _ changes: Int, isBack: Bool) -> String {
        if isWithdrawal { return Text["entry-review.lead.withdraw"] }
        if isNew { return Text["entry-review.lead.new"] }
        let fields = Text["entry-review.fields", count: changes]
        return isBack
            ? Text["entry-review.lead.back", ["fields": changes == 0 ? "" : Text["entry-review.andFields", ["fields": fields]]]]
            : Text["entry-review.lead.change", ["fields": fields]]
    }

    private static func consequences(_ look: EntryLook?) -> [ProblemRow] {
        (look?.referring ?? []).map { kind, rows in
            ProblemRow(
                problemText:
                    Text["entry-review.referring", count: rows, ["kind": kind]],
                problemLink: nil)
        }
    }

    private static func items(_ form: EntryForm, _ row: EnteredRow?, _ warnings: [DeliveryIssue]) -> [Item] {
        guard let row else { return [] }
        var items: [Item] = row.basis.map { [Item(itemName: "basis", itemValue: String($0))] } ?? []
        let fields = row.isWithdrawal ? form.keys : form.fields
        for field in fields {
            let value = row.values[field.name] ?? ""
            if case .choices = field.control {
                items += value.split(separator: "|").map { Item(itemName: field.name, itemValue: String($0)) }
            } else {
                items.append(Item(itemName: field.name, itemValue: value))
            }
        }
        items += Set(warnings.map(\.code)).sorted().map { Item(itemName: "waarschuwing", itemValue: $0) }
        return row.isWithdrawal ? items + [Item(itemName: "bevestigd", itemValue: "ja")] : items
    }
}

extension ProblemRow {
    /// A remark on a page without the field itself.
    fileprivate var withoutLink: ProblemRow { ProblemRow(problemText: self.problemText, problemLink: nil) }
}
