internal import Compliance
internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Ingest
internal import Logging

internal import struct Storage.Moment

/// `/o/{org}/documenten/bewijs/nieuw` takes a file as evidence; `…/bewijs/{nr}` shows it with its versions and what names it, and takes
/// the next version; `…/bewijs/{nr}/bestand/{sha256}` gives the file itself.
struct EvidencePage {
    let registers: RegisterServices
    let evidence: EvidenceServices
    let services: WebServices
    let renderer: PageRenderer

    private static let names = ["peildatum", "stand", "na"]

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/documenten/bewijs/:nr", use: self.show)
        router.post("o/:org/documenten/bewijs/:nr", use: self.receive)
        router.get("o/:org/documenten/bewijs/:nr/bestand/:sha", use: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let query = AddressQuery(path: request.head.path)
        guard let number = try self.number(context) else {
            let access = try Access(request, context, needs: .deliver)
            return try await self.fresh(access, context, form: EvidenceForm(fields: AddressQuery()))
        }
        let access = try Access(request, context, needsAny: Self.readers)
        return try await self.page(number, access, context, query)
    }

    @Sendable private func receive(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .deliver)
        let number = try self.number(context)
        // A next version is for who may see the one before; a number that is not there is given out to nobody.
        if let number { _ = try await self.evidence(number, access, FigureRequest()) }
        var form: EvidenceForm
        do {
            form = try await self.evidence.desk.receive(request, access)
        } catch let problem as UploadProblem {
            form = EvidenceForm(fields: AddressQuery(), problem: FieldProblem(evidence: problem))
        }
        do {
            if form.file == nil, let upload = form.upload { form.file = try await self.evidence.desk.file(of: upload) }
        } catch let problem as EvidenceProblem {
            form.problem = FieldProblem(evidence: problem)
        }
        if form.problem == nil, form.file == nil { form.problem = FieldProblem(evidence: EvidenceProblem.noFile) }
        let clauses = ClauseNames(form.fields["clausules"] ?? "")
        if form.problem == nil { form.problem = try await self.problem(in: clauses, access) }
        guard let file = form.file, form.problem == nil else {
            return try await self.again(number, access, context, form, status: .badRequest)
        }
        let kept = KeptEvidence(
            number: number, file: file, description: form.fields["omschrijving"] ?? "",
            validFrom: form.fields["geldig_vanaf"] ?? "", clauses: clauses.text,
            basis: form.fields["basis"].flatMap { Int($0) })
        do {
            return try await self.answer(
                try await self.evidence.keep(access.visitor, access.tenant, kept), number, access, context, form)
        } catch let problem as EvidenceProblem {
            form.problem = FieldProblem(evidence: problem)
        } catch let error as IngestError {
            form.problem = FieldProblem(field: nil, message: error.message, hint: error.hint)
        }
        return try await self.again(number, access, context, form, status: .serviceUnavailable)
    }

    private func answer(
        _ outcome: EntryOutcome, _ number: String?, _ access: Access, _ context: WebContext, _ form: EvidenceForm
    ) async throws -> Response {
        var form = form
        switch outcome {
        case .committed(let delivery):
            if let upload = form.upload { self.evidence.desk.remove(upload) }
            return Response.redirect(
                to: Links.evidence(access.tenant.id, number ?? KeptEvidence.number(of: delivery), after: "bewaard"), type: .normal
            )
        case .unchanged:
            if let upload = form.upload { self.evidence.desk.remove(upload) }
            form.problem = FieldProblem(field: nil, message: Text["evidence.unchanged"])
            form.upload = nil
            return try await self.again(number, access, context, form, status: .ok)
        case .rejected(let issues):
            form.problem = issues.first.map { FieldProblem(field: $0.kolom, message: $0.melding) }
            return try await self.again(number, access, context, form, status: .badRequest)
        case .changedMeanwhile, .review:
            form.problem = FieldProblem(
                field: nil, message: Text["evidence.replaced"],
                hint: Text["evidence.replaced.hint"])
            return try await self.again(number, access, context, form, status: .conflict)
        }
    }

    /// A name of a clause that nobody knows would leave the file out of sight where it is looked for.
    private func problem(in clauses: ClauseNames, _ access: Access) async throws -> FieldProblem? {
        guard !clauses.names.isEmpty else { return nil }
        let known = try await self.services.quality.clauses(access.visitor, access.tenant)
        guard let unknown = clauses.firstUnknown(among: known) else { return nil }
        return FieldProblem(
            field: "clausules", message: Text["evidence.refusal.norm", ["name": unknown.name]],
            hint: unknown.nearest.map { Text["evidence.refusal.norm.meant", ["name": $0]] } ?? Text["evidence.refusal.norm.hint"])
    }

    /// The page again, with what was filled in.
    private func again(
        _ number: String?, _ access: Access, _ context: WebContext, _ form: EvidenceForm, status: HTTPResponse.Status
    ) async throws -> Response {
        guard let number else { return try await self.fresh(access, context, form: form, status: status) }
        return try await self.page(number, access, context, AddressQuery(), form: form, status: status)
    }

    /// The page that takes a file under a number of its own.
    private func fresh(
        _ access: Access, _ context: WebContext, form: EvidenceForm, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let title = Text["evidence.add"]
        let clauses = try await self.services.quality.clauses(access.visitor, access.tenant)
        let view = EvidenceView(
            frame: self.frame(title, access, context, isWrong: form.problem != nil, isForm: true),
            problems: [form.problem].compactMap { $0 }.map(ProblemRow.init), notice: nil,
            backLink: Links.documents(access.tenant.id), title: title,
            lead: Text["evidence.add.lead"],
            dates: nil, state: nil, facts: [], links: [], versions: [],
            form: EvidenceView.Form(
                form, number: nil, basis: nil, clauses: clauses, tenant: access.tenant.id, token: self.renderer.mark))
        return try self.renderer.page(view, template: "pages/evidence", status: status, secret: access.visitor.csrfToken)
    }

    private func page(
        _ number: String, _ access: Access, _ context: WebContext, _ query: AddressQuery, form: EvidenceForm? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let tenant = access.tenant.id
        guard FileFormAddress.unknownNames(query, known: Self.names) == nil else { throw WebProblem.notFound }
        var problems: [FieldProblem] = []
        var asked = FigureRequest()
        DateAddress(query).apply(to: &asked, problems: &problems)
        guard problems.isEmpty else { throw WebProblem.notFound }
        let (dates, history) = try await self.evidence(number, access, asked)
        let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
        let mayAdd = dates.stand.isLatest && access.visitor.may(.deliver, in: tenant)
        let clauses = try await self.services.quality.clauses(access.visitor, access.tenant)
        let basis = history.isKnown ? history.entry.current.moment : nil
        let view = EvidenceView(
            frame: self.frame(number, access, context, isWrong: form?.problem != nil, isForm: mayAdd),
            problems: [form?.problem].compactMap { $0 }.map(ProblemRow.init),
            notice: query["na"] == nil ? nil : Text["evidence.kept", ["number": number]],
            backLink: Links.documents(tenant, DocumentsAddress(dates: DateAddress(query))),
            title: Text["evidence.one", ["number": number]],
            lead: history.entry.current.description ?? history.entry.current.fileName,
            dates: DatesView(
                dates, delivery: delivery, today: self.services.today(), latestLink: Links.evidence(tenant, number),
                downloads: nil),
            state: history.isKnown
                ? nil : Text["evidence.gone"],
            facts: EvidenceView.facts(history),
            links: EvidenceView.links(
                history.entry, clauses, seesQuality: access.visitor.may(.seeQuality, in: tenant),
                mayOpenMeasures: MeasuresPage.readers.contains { access.visitor.may($0, in: tenant) }, tenant: tenant,
                dates: DateAddress(query)),
            versions: history.versions.enumerated().map { place, version in
                EvidenceView.Version(
                    version, place: history.versions.count - place, number: number, tenant: tenant,
                    localTime: self.registers.localTime)
            },
            form: mayAdd
                ? EvidenceView.Form(
                    form ?? EvidenceForm(fields: AddressQuery()), number: number, basis: basis, clauses: clauses, tenant: tenant,
                    token: self.renderer.mark) : nil)
        return try self.renderer.page(view, template: "pages/evidence", status: status, secret: access.visitor.csrfToken)
    }

    /// What is known of a piece of evidence, as far as this visitor may see it; any other is not there.
    private func evidence(
        _ number: String, _ access: Access, _ asked: FigureRequest
    ) async throws -> (dates: TwoDates, history: EvidenceHistory) {
        let question = DocumentQuestion(
            peildatum: asked.peildatum, stand: asked.stand, uploader: DocumentsPage.uploader(access))
        guard let found = try await self.registers.evidence(access.visitor, access.tenant, number, question) else {
            throw WebProblem.notFound
        }
        return found
    }

    @Sendable private func file(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needsAny: Self.readers)
        guard let number = try self.number(context), let sha256 = context.parameters.get("sha") else { throw WebProblem.notFound }
        do {
            guard let file = try await self.evidence.open(access.visitor, access.tenant, number, sha256) else {
                throw WebProblem.notFound
            }
            return EvidenceDownload.response(file)
        } catch let problem as EvidenceProblem {
            context.logger.error("evidence damaged", metadata: ["problem": "\(problem.code.rawValue)"])
            return try await self.again(
                number, access, context, EvidenceForm(fields: AddressQuery(), problem: FieldProblem(evidence: problem)),
                status: .internalServerError)
        }
    }

    /// Who may see registers sees all files; who may deliver, the own ones.
    static let readers: [Permission] = [.seeQuality, .deliver]

    /// nil for `nieuw`.
    private func number(_ context: WebContext) throws -> String? {
        guard let part = context.parameters.get("nr"), let number = CaseNumberAddress.decoded(part[...]) else {
            throw WebProblem.notFound
        }
        return number == "nieuw" ? nil : number
    }

    private func frame(
        _ title: String, _ access: Access, _ context: WebContext, isWrong: Bool, isForm: Bool
    ) -> PageFrame {
        self.renderer.frame(
            title: (isWrong ? Text["frame.fault.mark"] : "") + title, session: context.session, tenant: access.tenant,
            current: "kwaliteit",
            script: isForm ? .evidence : nil)
    }
}
