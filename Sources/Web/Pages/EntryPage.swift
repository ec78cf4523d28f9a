internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Ingest

/// `GET /o/{org}/leveringen/nieuw/{kind}?nr=…`: a row to enter or to correct; `POST` checks, shows and commits it.
///
/// What is committed is a delivery like any other. The form carries the moment it was made of, so that nobody overwrites what
/// somebody else changed meanwhile.
struct EntryPage {
    let entries: EntryServices
    let measures: MeasureServices?
    let deliveries: DeliveryServices
    let evidence: EvidenceServices?
    let areas: AreaNames
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/leveringen/nieuw/:kind", use: self.show)
        router.post("o/:org/leveringen/nieuw/:kind", use: self.receive)
        router.get("o/:org/beheer/:setting/nieuw", use: self.show)
        router.post("o/:org/beheer/:setting/nieuw", use: self.receive)
    }

    /// The largest form: a long text may stand in it.
    private static let longest = 256 * 1024

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let pages = try await self.pages(request, context)
        let query = AddressQuery(path: request.head.path)
        let parameters = EntryForm.parameters(of: pages.form)
        let names = parameters + pages.form.fields.map(\.name)
        guard FileFormAddress.unknownNames(query, known: names) == nil else { throw WebProblem.notFound }
        guard parameters.contains(where: query.names.contains) else {
            return try pages.number(free: try await self.free(pages))
        }
        let typed = parameters.map { query[$0] ?? "" }
        let (keys, problems) = pages.form.read(keys: typed)
        guard problems.isEmpty else {
            return try pages.number(typed: typed, problems: problems, free: try await self.free(pages))
        }
        guard pages.mayCorrect else {
            if try await self.entries.isKnown(pages.access.visitor, pages.access.tenant, pages.form, keys) {
                return try pages.refusal(typed: typed, free: try await self.free(pages))
            }
            return try pages.form(EntryPages.State(keys: keys, known: nil, typed: pages.filled(by: query)))
        }
        let look = try await self.look(pages, keys)
        return try pages.form(EntryPages.State(keys: keys, known: look?.row, typed: look == nil ? pages.filled(by: query) : nil))
    }

    @Sendable private func receive(_ request: Request, _ context: WebContext) async throws -> Response {
        let pages = try await self.pages(request, context)
        let posted = try await self.posted(request, pages)
        let asked = EntryAsked(posted.fields, form: pages.form, mayCorrect: pages.mayCorrect)
        let typed = pages.form.keys.map { asked.row.values[$0.name] ?? "" }
        let (keys, problems) = pages.form.read(keys: typed)
        guard problems.isEmpty else {
            return try pages.number(typed: typed, problems: problems, free: try await self.free(pages))
        }
        var state = EntryPages.State(
            keys: keys, known: nil, typed: asked.row, upload: posted.upload, evidenceProblem: posted.problem)
        do {
            guard asked.step != .fill else {
                state.known = pages.mayCorrect ? try await self.look(pages, keys)?.row : nil
                state.isConflict = state.known?.moment != asked.row.basis
                return try pages.form(state)
            }
            let wrong = try await asked.step == .withdraw ? [] : self.problems(in: asked.row, pages, keys)
            guard wrong.isEmpty else { return try await self.answer(.rejected(wrong), state, pages) }
            if let problem = posted.problem { throw problem }
            let file = try await self.file(posted)
            let outcome = try await self.entries.enter(
                pages.access.visitor, pages.access.tenant, SettingForms.tidied(asked.row), file)
            return try await self.answer(outcome, state, pages)
        } catch let problem as EvidenceProblem {
            state.known = pages.mayCorrect ? try await self.look(pages, keys)?.row : nil
            state.evidenceProblem = FieldProblem(evidence: problem)
            return try pages.form(state, status: .badRequest)
        } catch let problem as FieldProblem {
            state.known = pages.mayCorrect ? try await self.look(pages, keys)?.row : nil
            state.evidenceProblem = problem
            return try pages.form(state, status: .badRequest)
        } catch let error as IngestError {
            state.known = pages.mayCorrect ? try await self.look(pages, keys)?.row : nil
            state.refusal = FieldProblem(field: nil, message: error.message, hint: error.hint).sentence
            return try pages.form(state, status: .serviceUnavailable)
        }
    }

    /// What is wrong with a setting; the known row is looked at only when what stands in it may be all that is.
    private func problems(in row: EnteredRow, _ pages: EntryPages, _ keys: [String]) async throws -> [DeliveryIssue] {
        let wrong = SettingForms.problems(in: row, pages.measures)
        guard !wrong.isEmpty, pages.mayCorrect, let look = try await self.look(pages, keys) else { return wrong }
        return SettingForms.problems(in: row, pages.measures, known: look.row)
    }

    /// The fields and, where a file may come with the row, the file.
    private func posted(_ request: Request, _ pages: EntryPages) async throws -> EvidenceForm {
        if let evidence = pages.evidence, request.headers[.contentType]?.lowercased().hasPrefix("multipart/") == true {
            do {
                return try await evidence.desk.receive(request, pages.access)
            } catch let problem as UploadProblem {
                return EvidenceForm(fields: pages.addressed(request), problem: FieldProblem(evidence: problem))
            }
        }
        let fields = try await request.form(upTo: Self.longest)
        guard FormToken.matches(fields["token"], secret: pages.access.visitor.csrfToken) else { throw WebProblem.forgedForm }
        return pages.evidence?.desk.form(fields, pages.access) ?? EvidenceForm(fields: fields)
    }

    private func file(_ posted: EvidenceForm) async throws -> EvidenceFile? {
        if let file = posted.file { return file }
        guard let upload = posted.upload else { return nil }
        do {
            return try await self.evidence?.desk.file(of: upload)
        } catch let problem as EvidenceProblem {
            throw FieldProblem(evidence: problem)
        }
    }

    private func answer(_ outcome: EntryOutcome, _ state: EntryPages.State, _ pages: EntryPages) async throws -> Response {
        var state = state
        switch outcome {
        case .committed(let number):
            if let upload = state.upload { self.evidence?.desk.remove(upload) }
            return Response.redirect(to: Links.delivery(pages.access.tenant.id, number), type: .normal)
        case .changedMeanwhile(let known):
            // Who may not look at known rows is told that this one is, and nothing of it.
            guard pages.mayCorrect else {
                return try pages.refusal(typed: state.keys, free: try await self.free(pages))
            }
            state.known = known
            state.isConflict = true
            return try pages.form(state, status: .conflict)
        case .review(let changes, let warnings):
            let look = pages.mayCorrect ? try await self.look(pages, state.keys) : nil
            return try pages.review(state, look: look, changes: changes, warnings: pages.inOrder(warnings))
        case .rejected(let issues):
            state.known = pages.mayCorrect ? try await self.look(pages, state.keys)?.row : nil
            state.problems = pages.inOrder(issues)
            return try pages.form(state, status: .badRequest)
        case .unchanged:
            state.known = pages.mayCorrect ? try await self.look(pages, state.keys)?.row : nil
            state.isUnchanged = true
            return try pages.form(state)
        }
    }

    private func look(_ pages: EntryPages, _ keys: [String]) async throws -> EntryLook? {
        try await self.entries.look(pages.access.visitor, pages.access.tenant, pages.form, keys)
    }

    private func free(_ pages: EntryPages) async throws -> String? {
        pages.form.keys.count == 1 ? try await self.entries.freeNumber(pages.access.visitor, pages.access.tenant) : nil
    }

    private func pages(_ request: Request, _ context: WebContext) async throws -> EntryPages {
        let setting = context.parameters.get("setting").flatMap(EntryForm.setting)
        let access = try Access(request, context, needs: setting?.subject.permission ?? .deliver)
        guard let form = setting ?? context.parameters.get("kind").flatMap(EntryForm.named) else { throw WebProblem.notFound }
        let choices = form.kind == "maatregelen" ? try await self.measures?.choices(access.visitor, access.tenant) : nil
        return self.pages(SettingForms.choosing(form, choices), choices, access, context)
    }

    private func pages(
        _ form: EntryForm, _ measures: MeasureChoices?, _ access: Access, _ context: WebContext
    ) -> EntryPages {
        EntryPages(
            form: form, measures: measures, access: access, session: context.session,
            text: EntryText(form: form, areas: self.areas),
            localTime: self.deliveries.localTimeOf, renderer: self.renderer,
            evidence: form.takesEvidence ? self.evidence : nil)
    }
}
