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

/// `GET /o/{org}/documenten`, `.csv` and `.json`: the documents of the organisation and the files that were uploaded as evidence.
struct DocumentsPage {
    let registers: RegisterServices
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/documenten", use: self.show)
        router.files(of: "o/:org/documenten", needs: .seeQuality, .deliver, make: self.file)
    }

    /// Whose files are shown: everybody's to who sees quality, else the visitor's own.
    static func uploader(_ access: Access) -> String? {
        access.visitor.may(.seeQuality, in: access.tenant.id) ? nil : access.visitor.email
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needsAny: EvidencePage.readers)
        let query = AddressQuery(path: request.head.path)
        let address = DocumentsAddress(query)
        let tenant = access.tenant.id
        guard query.isTidy else { return Response.redirect(to: Links.documents(tenant, address), type: .normal) }
        func frame(_ title: String) -> PageFrame {
            self.renderer.frame(
                title: title, session: context.session, tenant: access.tenant, current: "kwaliteit", dates: address.dates)
        }
        let boardLink =
            access.visitor.may(.seeQuality, in: tenant) ? Links.quality(tenant, QualityAddress(dates: address.dates)) : nil
        return try await self.renderer.answer("pages/documents", to: access) {
            let register = try await self.load(access, query)
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let dates = TwoDates(peildatum: register.peildatum, stand: register.stand)
            let pinned = address.dated(DateAddress(pinning: dates))
            let isEmpty = register.total == 0 && register.evidence.isEmpty
            let entry = self.services.entryForm("documenten", for: access, at: register.stand)
            return DocumentsView(
                frame: frame(Text["documents.title"]), form: self.form(address, tenant, []), problems: [],
                dates: DatesView(
                    dates, delivery: delivery, today: self.services.today(),
                    latestLink: Links.documents(tenant, address.dated(DateAddress())),
                    downloads: isEmpty ? nil : DownloadsView { Links.documents(tenant, pinned, form: $0) }),
                boardLink: boardLink, newLink: entry.map { Links.entry(tenant, $0) },
                uploadLink: entry != nil && self.services.evidence != nil ? Links.evidence(tenant, "nieuw") : nil,
                result: DocumentsView.Result(
                    register, tenant: tenant, dates: address.dates, localTime: self.registers.localTime))
        } refusing: { problems in
            DocumentsView(
                frame: frame(Text["frame.fault", ["title": Text["documents.title"]]]), form: self.form(address, tenant, problems),
                problems: problems.map(ProblemRow.init), dates: nil, boardLink: boardLink, newLink: nil, uploadLink: nil,
                result: nil)
        }
    }

    private func form(_ address: DocumentsAddress, _ tenant: TenantID, _ problems: [FieldProblem]) -> CaseFilterForm {
        CaseFilterForm(
            action: Links.documents(tenant),
            selects: [
                .init(
                    "soort", Text["documents.filter.kind"], all: Text["documents.filter.kinds"],
                    entries: CodeList.document.entries.map { ($0.code, $0.label) },
                    chosen: [address.kind].compactMap { $0 }, problems: problems),
                .init(
                    "toestand", Text["documents.filter.state"], all: Text["documents.filter.states"],
                    entries: DocumentState.allCases.map { ($0.rawValue, DocumentText.state($0)) },
                    chosen: [address.state].compactMap { $0 }, problems: problems),
            ], search: nil, dates: address.dates, today: self.services.today(), problems: problems)
    }

    private func load(_ access: Access, _ query: AddressQuery) async throws -> DocumentRegister {
        var problems = [FileFormAddress.unknownNames(query, known: DocumentsAddress.names)].compactMap { $0 }
        var question = DocumentsAddress(query).question(problems: &problems)
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
        question.uploader = Self.uploader(access)
        return try await self.registers.documents(access.visitor, access.tenant, question)
    }

    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        let register = try await self.load(access, query)
        return try await self.services.cases.exporter(
            CaseExport(
                visitor: access.visitor, tenant: access.tenant, subject: "documenten", purpose: .checks,
                list: DocumentsTable.list(register, localTime: self.registers.localTime), form: form))
    }
}
