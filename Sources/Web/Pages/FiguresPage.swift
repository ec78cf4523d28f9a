internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Publishing

/// `GET /o/{org}/cijfers`, `.csv` and `.json`: any figures, split in any way.
struct FiguresPage {
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/cijfers", use: self.show)
        router.files(of: "o/:org/cijfers", needs: .seeFigures, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeFigures)
        let query = AddressQuery(path: request.head.path)
        let address = FiguresAddress(query)
        // A form sends empty fields and repeats names; the address the reader keeps does neither.
        guard query.isTidy else { return Response.redirect(to: Links.figures(access.tenant.id, address), type: .normal) }

        func frame(_ title: String) -> PageFrame {
            self.renderer.frame(
                title: title, session: context.session, tenant: access.tenant, current: "cijfers", dates: address.dates)
        }
        let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
        let form = FiguresForm(
            address, tenant: access.tenant.id, today: self.services.today(), areas: self.services.areas, problems: [])
        return try await self.renderer.answer(
            "pages/figures", to: access,
            request: request, keeping: .asking
        ) {
            let table = try await self.load(access, query, address)
            return FiguresView(
                frame: frame(Text["figures.title"]), form: form, problems: [],
                dates: DatesView(
                    table.dates, delivery: delivery, today: self.services.today(),
                    latestLink: Links.figures(access.tenant.id, address.atLatest),
                    downloads: DownloadsView { Links.figures(access.tenant.id, address.pinned(to: table.dates), form: $0) }),
                result: FiguresResult(
                    table, address: address, tenant: access.tenant, areas: self.services.areas,
                    maySeeCases: access.visitor.may(.seeCases, in: access.tenant.id)))
        } refusing: { problems in
            FiguresView(
                frame: frame(Text["frame.fault", ["title": Text["figures.title"]]]),
                form: FiguresForm(
                    address, tenant: access.tenant.id, today: self.services.today(), areas: self.services.areas,
                    problems: problems),
                problems: problems.map(ProblemRow.init), dates: nil, result: nil)
        }
    }

    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        let table = try await self.load(access, query, FiguresAddress(query))
        return try await self.services.exporter(
            FigureExport(visitor: access.visitor, tenant: access.tenant, subject: "cijfers", table: table, form: form))
    }

    private func load(_ access: Access, _ query: AddressQuery, _ address: FiguresAddress) async throws -> FigureTable {
        var problems = [FileFormAddress.unknownNames(query, known: FiguresAddress.names)].compactMap { $0 }
        let request = address.request(problems: &problems)
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
        return try await self.services.figures(access.visitor, access.tenant, request)
    }
}

extension FiguresAddress {
    /// The same question at the latest stand, today.
    var atLatest: FiguresAddress {
        var address = self
        address.dates = DateAddress()
        return address
    }

    /// The same question with both dates as they were resolved.
    func pinned(to dates: TwoDates) -> FiguresAddress {
        var address = self
        address.dates = DateAddress(pinning: dates)
        address.from = nil
        return address
    }
}

/// What the template of /cijfers gets.
struct FiguresView: PageView {
    let frame: PageFrame
    let form: FiguresForm
    let problems: [ProblemRow]
    let dates: DatesView?
    let result: FiguresResult?

    static let sample = FiguresView(
        frame: .sample, form: .sample, problems: [ProblemRow(problemText: "Dat is geen periode.", problemLink: "#periode")],
        dates: .sample, result: .sample)
}
