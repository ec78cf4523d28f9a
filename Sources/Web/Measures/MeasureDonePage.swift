internal import Compliance
internal import Domain
internal import Foundation
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
        var day = ""
        var evidence: String
        var problems: [DeliveryIssue] = []
        /// What is doubtful in it, and so asked once more.
        var warnings: [DeliveryIssue] = []
    }

    /// The fields of a measure that are filled in here.
    static let (day, evidence) = ("gereed_op", "bewijs")
    /// The largest form: a long text may stand in it.
    private static let longest = 256 * 1024

    /// Whose measures one may report: one's own, or everybody's where one may change all of a measure; nil = everybody's.
    static func owner(_ access: Access) -> String? {
        access.visitor.may(.setChecks, in: access.tenant.id) ? nil : access.visitor.email
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let query = AddressQuery(path: request.head.path)
        guard FileFormAddress.unknownNames(query, known: ["nr"]) == nil else { throw WebProblem.notFound }
        let access = try Access(request, context, needs: .manageMeasures)
        let subject = try await self.subject(access, context, number: query["nr"] ?? "")
        guard subject.measure.isUnderWay(on: self.services.today()) else { return try self.page(subject, nil) }
        let known = try await self.known(subject)
        return try self.page(subject, State(basis: known.moment, evidence: known.values[Self.evidence] ?? ""))
    }

    @Sendable private func receive(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .manageMeasures)
        let posted = try await request.form(upTo: Self.longest)
        guard FormToken.matches(posted["token"], secret: access.visitor.csrfToken) else { throw WebProblem.forgedForm }
        let subject = try await self.subject(access, context, number: posted["nr"] ?? "")
        guard subject.measure.isUnderWay(on: self.services.today()) else {
            return try self.page(subject, nil, refusal: Text["measure-done.notKept"], status: .conflict)
        }
        let known = try await self.known(subject)
        var state = State(basis: known.moment, day: Self.typed(posted, Self.day), evidence: Self.typed(posted, Self.evidence))
        guard posted["basis"] == String(known.moment) else {
            return try self.page(subject, state, refusal: Text["measure-done.changed"], status: .conflict)
        }
        if let problem = self.problem(with: state.day) {
            state.problems = [problem]
            return try self.page(subject, state, status: .badRequest)
        }
        let row = EnteredRow(
            form: subject.form, values: known.values.merging([Self.day: state.day, Self.evidence: state.evidence]) { $1 },
            basis: known.moment, accepted: Set(posted.all("waarschuwing")))
        do {
            switch try await self.entries.enter(access.visitor, access.tenant, row, nil) {
            case .committed, .unchanged:
                return Response.redirect(to: Links.measureDone(access.tenant.id, subject.measure.number), type: .normal)
            case .rejected(let issues):
                state.problems = issues
                return try self.page(subject, state, status: .badRequest)
            case .review(_, let warnings):
                state.warnings = warnings
                return try self.page(subject, state)
            case .changedMeanwhile:
                // What it became may be done, or withdrawn.
                let now = try await self.subject(access, context, number: subject.measure.number)
                state.basis = try await self.known(now).moment
                let isOpen = now.measure.isUnderWay(on: self.services.today())
                return try self.page(now, isOpen ? state : nil, refusal: Text["measure-done.changed"], status: .conflict)
            }
        } catch let error as IngestError {
            let reason = FieldProblem(field: nil, message: error.message, hint: error.hint)
            return try self.page(subject, state, refusal: reason.sentence, status: .serviceUnavailable)
        }
    }

    /// What was typed in a field, without the blanks around it: the import takes those for nothing too.
    private static func typed(_ posted: AddressQuery, _ name: String) -> String {
        (posted[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// What the import cannot know: here a day is wanted, and one that has come.
    private func problem(with text: String) -> DeliveryIssue? {
        func issue(_ code: String, _ message: String) -> DeliveryIssue {
            DeliveryIssue(bestand: "", regel: 0, kolom: Self.day, code: code, melding: message)
        }
        guard !text.isEmpty else { return issue("verplicht_leeg", "") }
        guard let day = try? Day(text) else { return issue("datum_ongeldig", Text["measure-done.noDay"]) }
        return day > self.services.today() ? issue("waarde_past_niet", Text["measure-done.future"]) : nil
    }

    /// The measure as it is known now. One that is not there is not told from one of somebody else.
    private func subject(_ access: Access, _ context: WebContext, number: String) async throws -> Subject {
        let question = MeasureQuestion(number: number, owner: Self.owner(access))
        let register = try await self.measures.register(access.visitor, access.tenant, question)
        guard let form = EntryForm.setting("maatregelen"), let measure = register.measures.first else {
            throw WebProblem.notFound
        }
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

    /// `state` is nil of a measure that cannot be reported; `refusal` is why nothing was kept, whatever was filled in.
    private func page(
        _ subject: Subject, _ state: State?, refusal: String? = nil, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let (measure, tenant, today) = (subject.measure, subject.access.tenant, self.services.today())
        let heading = Text["measure-done.title", ["number": measure.number]]
        let isWrong = status != .ok || !(state?.warnings.isEmpty ?? true)
        let view = MeasureDoneView(
            frame: self.renderer.frame(
                title: (isWrong ? Text["frame.fault.mark"] : "") + heading, session: subject.session, tenant: tenant,
                current: subject.access.visitor.may(.seeQuality, in: tenant.id) ? "kwaliteit" : "maatregelen"),
            heading: heading, measure: measure, today: today, refusal: refusal, link: Links.measures(tenant.id),
            report: state.map { state in
                .init(
                    state, text: EntryText(form: subject.form, areas: self.services.areas), number: measure.number,
                    action: Links.measureDone(tenant.id, measure.number), token: self.renderer.mark)
            })
        return try self.renderer.page(
            view, template: "pages/measure-done", status: status, secret: subject.access.visitor.csrfToken)
    }
}
