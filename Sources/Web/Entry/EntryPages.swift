internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Ingest

/// The pages on which one kind of row is entered, for one visitor: ask the number, fill in, show what it does.
struct EntryPages {
    /// What stands in a form, and what is to be said about it.
    struct State {
        let keys: [String]
        /// The row as known now; nil for a new one, and for who may not look.
        var known: KnownRow?
        /// What was typed; nil when the form is fresh.
        var typed: EnteredRow?
        var problems: [DeliveryIssue] = []
        /// Why it could not even begin.
        var refusal: String?
        /// Whether the row was changed after the form was made.
        var isConflict = false
        var isUnchanged = false
        /// A file that came with the form, and waits.
        var upload: UploadedDelivery?
        var evidenceProblem: FieldProblem?
    }

    let form: EntryForm
    /// What may stand in a measure; nil for another kind of row.
    let measures: MeasureChoices?
    let access: Access
    let session: Session?
    let text: EntryText
    let localTime: (String) -> String
    let renderer: PageRenderer
    /// nil where no file can come with a row.
    let evidence: EvidenceServices?

    var tenant: TenantID { self.access.tenant.id }

    /// What an address fills in of a new row; nil when it does not.
    func filled(by query: AddressQuery) -> EnteredRow? {
        let fields = self.form.groups.flatMap(\.fields)
        guard fields.contains(where: { query.names.contains($0.name) }) else { return nil }
        return EnteredRow(
            form: self.form, values: Dictionary(uniqueKeysWithValues: fields.map { ($0.name, query[$0.name] ?? "") }))
    }

    /// Known rows are corrected by who may also see them.
    var mayCorrect: Bool { self.access.visitor.may(self.form.subject.permission, in: self.tenant) }

    /// The page from which the form was chosen.
    var choiceLabel: String { SettingForms.title(of: self.form) ?? Text["entry-choice.title"] }

    /// The page that asks for the number.
    func number(typed: [String] = [], problems: [DeliveryIssue] = [], free: String?) throws -> Response {
        try self.page(
            EntryNumberView(self, typed: typed, problems: problems, refusal: nil, free: free), "pages/entry-number",
            status: problems.isEmpty ? .ok : .badRequest)
    }

    /// The number is known, and the visitor may not look at what is behind it.
    func refusal(typed: [String], free: String?) throws -> Response {
        let words = Text["entry-number.refused", ["name": EntryText.name(self.form, typed)]]
        return try self.page(
            EntryNumberView(self, typed: typed, problems: [], refusal: words, free: free), "pages/entry-number",
            status: .conflict)
    }

    /// The problems in the order of the fields.
    func inOrder(_ problems: [DeliveryIssue]) -> [DeliveryIssue] {
        let places = Dictionary(uniqueKeysWithValues: self.form.fields.enumerated().map { ($1.name, $0) })
        return problems.enumerated().sorted {
            (places[$0.element.kolom] ?? -1, $0.offset) < (places[$1.element.kolom] ?? -1, $1.offset)
        }.map(\.element)
    }

    func form(_ state: State, status: HTTPResponse.Status = .ok) throws -> Response {
        try self.page(EntryFormView(self, state), "pages/entry-form", status: status)
    }

    func review(_ state: State, look: EntryLook?, changes: [EntryChange], warnings: [DeliveryIssue]) throws -> Response {
        try self.page(EntryReviewView(self, state, look: look, changes: changes, warnings: warnings), "pages/entry-review")
    }

    func frame(_ title: String, isWrong: Bool = false, isForm: Bool = false) -> PageFrame {
        self.renderer.frame(
            title: (isWrong ? Text["frame.fault.mark"] : "") + title, session: self.session, tenant: self.access.tenant,
            current: self.form.subject == .targets ? "overzicht" : self.form.subject == .checks ? "kwaliteit" : "leveringen",
            script: isForm && self.evidence != nil ? .evidence : nil)
    }

    private func page(_ view: any PageView, _ template: String, status: HTTPResponse.Status = .ok) throws -> Response {
        try self.renderer.page(view, template: template, status: status, secret: self.access.visitor.csrfToken)
    }

    /// The keys that the address of the form has, for when its body cannot be read.
    func addressed(_ request: Request) -> AddressQuery {
        let query = AddressQuery(path: request.head.path)
        return AddressQuery(
            zip(self.form.keys, EntryForm.parameters(of: self.form)).map { key, parameter in
                .init(name: key.name, value: query[parameter] ?? "")
            })
    }
}
