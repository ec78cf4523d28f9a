internal import Compliance
internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Ingest
internal import Publishing

internal import struct Storage.Moment
internal import enum Storage.Purpose

/// `GET /o/{org}/documenten/{nr}`, also as `.csv` and `.json`: one document with its files and its versions.
struct DocumentPage {
    let registers: RegisterServices
    let services: WebServices
    let renderer: PageRenderer

    private static let names = ["peildatum", "stand", "vorm"]

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/documenten/:nr") { request, context in
            let access = try Access(request, context, needsAny: EvidencePage.readers)
            guard let part = context.parameters.get("nr"), let (number, ending) = CaseNumberAddress.read(part) else {
                throw WebProblem.notFound
            }
            switch ending {
            case .page: return try await self.show(number, access, request, context)
            case .csv, .companion, .json:
                return try await ending.answer(request) { try await self.file(number, access, $0, $1) }
            }
        }
    }

    private func load(
        _ number: String, _ access: Access, _ query: AddressQuery
    ) async throws -> (register: DocumentRegister, history: DocumentHistory) {
        var problems = [FileFormAddress.unknownNames(query, known: Self.names)].compactMap { $0 }
        var dates = FigureRequest()
        DateAddress(query).apply(to: &dates, problems: &problems)
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
        let question = DocumentQuestion(
            peildatum: dates.peildatum, stand: dates.stand, uploader: DocumentsPage.uploader(access))
        guard let found = try await self.registers.document(access.visitor, access.tenant, number, question) else {
            throw WebProblem.notFound
        }
        return found
    }

    private func file(
        _ number: String, _ access: Access, _ query: AddressQuery, _ form: ExportForm
    ) async throws -> ExportedFile {
        let (register, history) = try await self.load(number, access, query)
        return try await self.services.cases.exporter(
            CaseExport(
                visitor: access.visitor, tenant: access.tenant, subject: "document-\(number)", purpose: .checks,
                list: DocumentsTable.list(history, in: register, localTime: self.registers.localTime), form: form))
    }

    private func show(
        _ number: String, _ access: Access, _ request: Request, _ context: WebContext
    ) async throws -> Response {
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
            let found = try await self.load(number, access, query)
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let register = found.register
            let dates = TwoDates(peildatum: register.peildatum, stand: register.stand)
            let pinned = DateAddress(pinning: dates)
            return view(
                Text["document.one", ["number": number]], problems: [],
                dates: DatesView(
                    dates, delivery: delivery, today: self.services.today(), latestLink: Links.document(tenant, number),
                    downloads: DownloadsView { Links.document(tenant, number, pinned, form: $0) }),
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
