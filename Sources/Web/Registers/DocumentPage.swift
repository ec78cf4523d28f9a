internal import Compliance
internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Ingest

internal import struct Storage.Moment

/// `GET /o/{org}/documenten/{nr}`: one document with its files and its versions.
struct DocumentPage {
    let registers: RegisterServices
    let services: WebServices
    let renderer: PageRenderer

    private static let names = ["peildatum", "stand"]

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/documenten/:nr", use: self.show)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needsAny: EvidencePage.readers)
        guard let part = context.parameters.get("nr"), let number = CaseNumberAddress.decoded(part[...]) else {
            throw WebProblem.notFound
        }
        let query = AddressQuery(path: request.head.path)
        let asked = DateAddress(query)
        let tenant = access.tenant.id
        func view(_ title: String, problems: [FieldProblem], dates: DatesView? = nil, result: DocumentView.Result? = nil)
            -> DocumentView
        {
            DocumentView(
                frame: self.renderer.frame(
                    title: title, session: context.session, tenant: access.tenant, current: "kwaliteit", dates: asked),
                problems: problems.map(ProblemRow.init), title: Text["document.one", ["number": number]],
                backLink: Links.documents(tenant, DocumentsAddress(dates: asked)), dates: dates, result: result)
        }
        return try await self.renderer.answer("pages/document", to: access) {
            var problems = [FileFormAddress.unknownNames(query, known: Self.names)].compactMap { $0 }
            var dates = FigureRequest()
            asked.apply(to: &dates, problems: &problems)
            guard problems.isEmpty else { throw FormProblems(problems: problems) }
            let question = DocumentQuestion(
                peildatum: dates.peildatum, stand: dates.stand, uploader: DocumentsPage.uploader(access))
            guard let found = try await self.registers.document(access.visitor, access.tenant, number, question) else {
                throw WebProblem.notFound
            }
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let register = found.register
            return view(
                Text["document.one", ["number": number]], problems: [],
                dates: DatesView(
                    TwoDates(peildatum: register.peildatum, stand: register.stand), delivery: delivery,
                    today: self.services.today(), latestLink: Links.document(tenant, number), downloads: nil),
                result: DocumentView.Result(
                    found.history, in: register, tenant: tenant, dates: asked,
                    changeLink: self.services.entryForm("documenten", for: access, at: register.stand).map {
                        Links.entry(tenant, $0, keys: [number])
                    },
                    localTime: self.registers.localTime))
        } refusing: { problems in
            view(Text["frame.fault", ["title": Text["document.title"]]], problems: problems)
        }
    }
}
