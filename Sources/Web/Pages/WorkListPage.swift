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
        router.files(of: "o/:org/werklijst", needs: .seeCases, make: self.file)
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
        return try await self.renderer.answer("pages/work-list", to: access) {
            let work = try await self.load(access, query, address)
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let pinned = address.dated(DateAddress(pinning: work.dates))
            return WorkListView(
                frame: frame(Text["work-list.title"]), day: CaseText.spoken(work.dates.peildatum),
                form: self.form(address, tenant, places: work.places, problems: []), problems: [],
                dates: DatesView(
                    TwoDates(work.dates), delivery: delivery, today: self.services.today(),
                    latestLink: Links.workList(tenant, address.dated(DateAddress())),
                    downloads: DownloadsView { Links.workList(tenant, pinned, form: $0) }),
                result: WorkResult(work, tenant: tenant, areas: self.services.areas))
        } refusing: { problems in
            WorkListView(
                frame: frame(Text["frame.fault", ["title": Text["work-list.title"]]]), day: nil,
                form: self.form(address, tenant, places: [], problems: problems),
                problems: problems.map(ProblemRow.init), dates: nil, result: nil)
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

    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        let work = try await self.load(access, query, WorkListAddress(query))
        return try await self.services.cases.exporter(
            CaseExport(
                visitor: access.visitor, tenant: access.tenant, subject: "werklijst", purpose: .worklist,
                list: WorkTable.list(work, areas: self.services.areas), form: form))
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
