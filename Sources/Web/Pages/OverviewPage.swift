internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Publishing

/// `GET /o/{org}/overzicht`, `.csv` and `.json`: the key figures of one period.
struct OverviewPage {
    let services: WebServices
    let renderer: PageRenderer
    /// As its file has it, in every language.
    let page: Dashboard

    private var dashboard: Dashboard { self.page.spoken(in: Language.current.code) }

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/overzicht", use: self.show)
        router.files(of: "o/:org/overzicht", needs: .seeFigures, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeFigures)
        let query = AddressQuery(path: request.head.path)
        let address = OverviewAddress(query)
        // A form sends empty fields along; the address the reader keeps has none.
        guard query.items.allSatisfy({ !$0.value.isEmpty }) else {
            return Response.redirect(to: Links.overview(access.tenant.id, address), type: .normal)
        }
        func frame(_ title: String) -> PageFrame {
            self.renderer.frame(
                title: title, session: context.session, tenant: access.tenant, current: "overzicht",
                dates: address.dates)
        }
        let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
        let today = self.services.today()
        return try await self.renderer.answer(
            "pages/overview", to: access,
            request: request, keeping: .asking
        ) {
            if let problem = FileFormAddress.unknownNames(query, known: OverviewAddress.names) { throw problem }
            let figures = try await self.load(access, address, today: today)
            return OverviewView(
                figures, hasTargets: self.services.targets != nil, dashboard: self.dashboard, address: address,
                tenant: access.tenant, delivery: delivery,
                today: today,
                mayDeliver: access.visitor.may(.deliver, in: access.tenant.id),
                maySeeCases: access.visitor.may(.seeCases, in: access.tenant.id), frame: frame(self.dashboard.title))
        } refusing: { problems in
            OverviewView(
                problems: problems, dashboard: self.dashboard, address: address, tenant: access.tenant, today: today,
                frame: frame(Text["frame.fault", ["title": self.dashboard.title]]))
        }
    }

    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        if let problem = FileFormAddress.unknownNames(query, known: OverviewAddress.names) { throw problem }
        let figures = try await self.load(access, OverviewAddress(query), today: self.services.today())
        return try await self.services.exporter(
            FigureExport(
                visitor: access.visitor, tenant: access.tenant, subject: self.dashboard.name, table: figures.table, form: form))
    }

    /// One question for everything the page shows: the chosen period, the one before and the course.
    private func load(_ access: Access, _ address: OverviewAddress, today: Day) async throws -> OverviewFigures {
        var problems: [FieldProblem] = []
        let asked = address.slice(problems: &problems)
        var request = FigureRequest(ids: self.dashboard.indicators)
        address.dates.apply(to: &request, problems: &problems)
        guard problems.isEmpty else { throw FormProblems(problems: problems) }

        let assumed: Day =
            switch (request.peildatum, request.stand) {
            case (let day?, _): day
            case (nil, .day(let day)): min(day, today)
            default: today
            }
        var window = OverviewWindow(chosen: asked, peildatum: assumed)
        var table = try await self.services.figures(access.visitor, access.tenant, window.question(request))
        // A stand given as a delivery or an instant brings its own day, known only now.
        let resolved = OverviewWindow(chosen: asked, peildatum: table.dates.peildatum)
        if resolved != window {
            window = resolved
            table = try await self.services.figures(access.visitor, access.tenant, window.question(request))
        }
        return OverviewFigures(table: table, window: window)
    }
}
