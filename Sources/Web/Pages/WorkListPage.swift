internal import Cases
internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Publishing

internal import enum Storage.Purpose

/// `GET /o/{org}/werklijst`, `.csv` and `.json`: what must happen today, for the coördinator.
struct WorkListPage {
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/werklijst", use: self.show)
        router.get("o/:org/werklijst.csv") { request, context in
            try await self.file(request, context) { query throws(FieldProblem) in try FileFormAddress.csv(query) }
        }
        router.get("o/:org/werklijst.json") { request, context in
            try await self.file(request, context) { _ throws(FieldProblem) in .json }
        }
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeCases)
        let query = AddressQuery(path: request.head.path)
        let address = WorkListAddress(query)
        let tenant = access.tenant.id
        guard query.isTidy else { return Response.redirect(to: Links.workList(tenant, address), type: .normal) }
        func frame(_ title: String) -> PageFrame {
            self.renderer.frame(
                title: title, session: context.session, tenant: access.tenant, current: "werklijst", dates: address.filter.dates)
        }
        do {
            let work = try await self.load(access, query, address)
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let pinned = address.dated(DateAddress(pinning: work.dates))
            let view = WorkListView(
                frame: frame("Werklijst"), day: CaseText.spoken(work.dates.peildatum),
                form: self.form(address, tenant, places: work.places, problems: []), problems: [],
                dates: DatesView(
                    TwoDates(work.dates), delivery: delivery, today: self.services.today(),
                    latestLink: Links.workList(tenant, address.dated(DateAddress())),
                    downloads: DownloadsView { Links.workList(tenant, pinned, form: $0) }),
                result: WorkResult(work, tenant: tenant, areas: self.services.areas))
            return try self.renderer.page(view, template: "pages/work-list", secret: access.visitor.csrfToken)
        } catch {
            guard let problems = (error as? FormProblems)?.problems ?? FieldProblem(error).map({ [$0] }) else { throw error }
            let view = WorkListView(
                frame: frame("Fout: Werklijst"), day: nil, form: self.form(address, tenant, places: [], problems: problems),
                problems: problems.map(ProblemRow.init), dates: nil, result: nil)
            return try self.renderer.page(
                view, template: "pages/work-list", status: .badRequest, secret: access.visitor.csrfToken)
        }
    }

    private func form(
        _ address: WorkListAddress, _ tenant: TenantID, places: [CasePlace], problems: [FieldProblem]
    ) -> CaseFilterForm {
        let filters = address.filter.filters
        return CaseFilterForm(
            action: Links.workList(tenant),
            selects: [
                .gemeente(places, chosen: filters[.gemeente] ?? [], areas: self.services.areas, problems: problems),
                .wijkteam(
                    places, chosen: filters[.wijkteam] ?? [], gemeenten: filters[.gemeente] ?? [], problems: problems),
            ],
            search: nil, dates: address.filter.dates, today: self.services.today(), problems: problems)
    }

    private func file(
        _ request: Request, _ context: WebContext, form: (AddressQuery) throws(FieldProblem) -> ExportForm
    ) async throws -> Response {
        let access = try Access(request, context, needs: .seeCases)
        let query = AddressQuery(path: request.head.path)
        do {
            let form = try form(query)
            let work = try await self.load(access, query, WorkListAddress(query))
            let export = CaseExport(
                visitor: access.visitor, tenant: access.tenant, subject: "werklijst", purpose: .worklist,
                list: WorkTable.list(work, areas: self.services.areas), form: form)
            return FigureFiles.response(try await self.services.cases.exporter(export))
        } catch {
            guard let problems = (error as? FormProblems)?.problems ?? FieldProblem(error).map({ [$0] }) else { throw error }
            return FigureFiles.response(problems, form: request.uri.path.hasSuffix(".json") ? .json : .excel)
        }
    }

    private func load(_ access: Access, _ query: AddressQuery, _ address: WorkListAddress) async throws -> WorkList {
        var problems = [FileFormAddress.unknownNames(query, known: WorkListAddress.names)].compactMap { $0 }
        // Employees and their credentials are for who may see quality.
        let question = address.question(
            seesCredentials: access.visitor.may(.seeQuality, in: access.tenant.id), problems: &problems)
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
        return try await self.services.cases.workList(access.visitor, access.tenant, question)
    }
}

extension DownloadsView {
    /// The files of a page by the form they are asked in.
    init(_ link: (ExportForm) -> String) {
        self.init(excelLink: link(.excel), openLink: link(.open), jsonLink: link(.json))
    }
}

extension AddressQuery {
    /// Whether no field is empty and no name stands twice, a wijkteam apart: the address a reader keeps.
    var isTidy: Bool {
        self.items.allSatisfy { !$0.value.isEmpty }
            && self.names.allSatisfy { name in name == Dimension.wijkteam.rawValue || self.all(name).count == 1 }
    }
}
