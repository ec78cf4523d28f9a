internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Publishing

internal import enum Storage.Purpose

/// `GET /o/{org}/cijfers/casussen`, `.csv` and `.json`: which cases make a figure, for who may see cases.
struct FigureCasesPage {
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/cijfers/casussen", use: self.show)
        router.files(of: "o/:org/cijfers/casussen", needs: .seeCases, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeCases)
        let query = AddressQuery(path: request.head.path)
        let address = FigureCasesAddress(query)
        let tenant = access.tenant.id
        guard query.isTidy else { return Response.redirect(to: Links.figureCases(tenant, address), type: .normal) }
        func frame(_ title: String) -> PageFrame {
            self.renderer.frame(
                title: title, session: context.session, tenant: access.tenant, current: "cijfers", dates: address.dates)
        }
        return try await self.renderer.answer("pages/figure-cases", to: access) {
            let cases = try await self.load(access, query)
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let pinned = address.dated(DateAddress(pinning: cases.dates))
            return FigureCasesView(
                frame: frame(Text["figure-cases.title"]), heading: FigureCasesView.heading(cases),
                period: FigureName.period(cases.period.description),
                figureLink: Links.figures(tenant, pinned.figure), problems: [],
                dates: DatesView(
                    cases.dates, delivery: delivery, today: self.services.today(),
                    latestLink: Links.figureCases(tenant, address.dated(DateAddress())),
                    downloads: DownloadsView { Links.figureCases(tenant, pinned, form: $0) }),
                result: FigureCasesView.Result(cases, address: pinned, tenant: tenant, areas: self.services.areas))
        } refusing: { problems in
            FigureCasesView(
                frame: frame(Text["frame.fault", ["title": Text["figure-cases.title"]]]), heading: Text["figure-cases.title"],
                period: nil,
                figureLink: Links.figures(tenant), problems: problems.map(ProblemRow.init), dates: nil, result: nil)
        }
    }

    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        let cases = try await self.load(access, query)
        return try await self.services.cases.exporter(
            CaseExport(
                visitor: access.visitor, tenant: access.tenant, subject: "casussen_\(cases.indicator)_\(cases.period)",
                purpose: .cases, list: FigureCasesTable.list(cases), form: form))
    }

    private func load(_ access: Access, _ query: AddressQuery) async throws -> FigureCases {
        var problems = [FileFormAddress.unknownNames(query, known: FigureCasesAddress.names)].compactMap { $0 }
        let question = FigureCasesAddress(query).request(problems: &problems)
        guard problems.isEmpty, let question else { throw FormProblems(problems: problems) }
        return try await self.services.cases.behind(access.visitor, access.tenant, question)
    }
}
