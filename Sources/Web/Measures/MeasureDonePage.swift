internal import Compliance
internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Ingest

/// `GET /o/{org}/maatregelen/gereed?nr=…`: where who owns a measure says that it is done, and where the proof lies; `POST` keeps it as
/// a delivery. Of a measure that is done it tells when that was.
///
/// Who only owns measures reports those of their own account, and changes nothing else of them.
struct MeasureDonePage {
    let measures: MeasureServices
    let entries: EntryServices
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/maatregelen/gereed", use: self.show)
        router.post("o/:org/maatregelen/gereed", use: self.receive)
    }

    /// A measure in front of its owner.
    struct Subject {
        let measure: Measure
        let form: EntryForm
        let access: Access
        let session: Session?
    }

    /// What stands in the form, and what is to be said about it.
    struct State {
        /// The moment of the version that the form is made of.
        var basis: Int
        var typed: [String: String] = [:]
        var problems: [DeliveryIssue] = []
        var warnings: [DeliveryIssue] = []
        /// Why it could not be kept, whatever was filled in.
        var refusal: String?
    }

    /// The fields of a measure that are filled in here.
    static let fields = ["gereed_op", "bewijs"]

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let query = AddressQuery(path: request.head.path)
        guard FileFormAddress.unknownNames(query, known: ["nr"]) == nil else { throw WebProblem.notFound }
        let subject = try await self.subject(request, context, number: query["nr"] ?? "")
        guard subject.measure.doneOn == nil else { return try self.page(subject, nil) }
        let known = try await self.known(subject)
        return try self.page(subject, State(basis: known.moment, typed: [Self.fields[1]: known.values[Self.fields[1]] ?? ""]))
    }

    @Sendable private func receive(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .manageMeasures)
        let posted = try await request.form()
        guard FormToken.matches(posted["token"], secret: access.visitor.csrfToken) else { throw WebProblem.forgedForm }
        let subject = try await self.subject(request, context, number: posted["nr"] ?? "")
        guard subject.measure.doneOn == nil else { return try self.page(subject, nil, status: .conflict) }
        let known = try await self.known(subject)
        var state = State(basis: known.moment)
        for name in Self.fields { state.typed[name] = posted[name] ?? "" }
        guard posted["basis"] == String(known.moment) else {
            state.refusal = Text["measure-done.changed"]
            return try self.page(subject, state, status: .conflict)
        }
        if let problem = self.problem(with: state.typed[Self.fields[0]] ?? "") {
            state.problems = [problem]
            return try self.page(subject, state, status: .badRequest)
        }
        let row = EnteredRow(
            form: subject.form, values: known.values.merging(state.typed) { $1 }, basis: known.moment,
            accepted: Set(posted.all("waarschuwing")))
        do {
            return try await self.answer(self.entries.enter(access.visitor, access.tenant, row, nil), state, subject)
        } catch let error as IngestError {
            state.refusal = FieldProblem(field: nil, message: error.message, hint: error.hint).sentence
            return try self.page(subject, state, status: .serviceUnavailable)
        }
    }

    /// What the import cannot know: here a day is wanted, and one that has come. What is no day at all is for the import.
    private func problem(with day: String) -> DeliveryIssue? {
        func issue(_ code: String, _ message: String) -> DeliveryIssue {
            DeliveryIssue(bestand: "", regel: 0, kolom: Self.fields[0], code: code, melding: message)
        }
        guard !day.isEmpty else { return issue("verplicht_leeg", "") }
        guard let day = try? Day(day), day > self.services.today() else { return nil }
        return issue("waarde_past_niet", Text["measure-done.future"])
    }

    private func answer(_ outcome: EntryOutcome, _ state: State, _ subject: Subject) throws -> Response {
        var state = state
        switch outcome {
        case .committed, .unchanged:
            return Response.redirect(
                to: Links.measureDone(subject.access.tenant.id, subject.measure.number), type: .normal)
        case .rejected(let issues):
            state.problems = issues
            return try self.page(subject, state, status: .badRequest)
        case .review(_, let warnings):
            state.warnings = warnings
            return try self.page(subject, state)
        case .changedMeanwhile(let known):
            guard let known else { throw WebProblem.notFound }
            state.basis = known.moment
            state.refusal = Text["measure-done.changed"]
            return try self.page(subject, state, status: .conflict)
        }
    }

    /// The measure as it is known now. One that is not there is not told from one of somebody else.
    private func subject(_ request: Request, _ context: WebContext, number: String) async throws -> Subject {
        let access = try Access(request, context, needs: .manageMeasures)
        let seesAll = access.visitor.may(.seeQuality, in: access.tenant.id)
        let question = MeasureQuestion(owner: seesAll ? nil : access.visitor.email)
        let register = try await self.measures.register(access.visitor, access.tenant, question)
        guard let form = EntryForm.setting("maatregelen"), let measure = register.all.first(where: { $0.number == number })
        else { throw WebProblem.notFound }
        return Subject(measure: measure, form: form, access: access, session: context.session)
    }

    private func known(_ subject: Subject) async throws -> KnownRow {
        let access = subject.access
        guard
            let look = try await self.entries.look(access.visitor, access.tenant, subject.form, [subject.measure.number]),
            !look.row.isWithdrawn
        else { throw WebProblem.notFound }
        return look.row
    }

    private func page(_ subject: Subject, _ state: State?, status: HTTPResponse.Status = .ok) throws -> Response {
        let (measure, tenant) = (subject.measure, subject.access.tenant)
        let heading = Text["measure-done.title", ["number": measure.number]]
        let isWrong = status != .ok || !(state?.warnings.isEmpty ?? true)
        let frame = self.renderer.frame(
            title: (isWrong ? Text["frame.fault.mark"] : "") + heading, session: subject.session, tenant: tenant,
            current: subject.access.visitor.may(.seeQuality, in: tenant.id) ? "kwaliteit" : "maatregelen")
        let view = MeasureDoneView(
            frame: frame, heading: heading, measure: measure, today: self.services.today(),
            link: Links.measures(tenant.id),
            report: state.map { state in
                .init(
                    state, text: EntryText(form: subject.form, areas: self.services.areas), number: measure.number,
                    action: Links.measureDone(tenant.id, measure.number), token: self.renderer.mark)
            })
        return try self.renderer.page(
            view, template: "pages/measure-done", status: status, secret: subject.access.visitor.csrfToken)
    }
}
