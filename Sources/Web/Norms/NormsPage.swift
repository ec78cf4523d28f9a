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

/// `GET /o/{org}/beheer/normen`, `.csv` and `.json`: every clause of every norm, and what was gathered for it.
struct NormsPage {
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/beheer/normen", use: self.show)
        router.files(of: "o/:org/beheer/normen", needs: .seeQuality, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeQuality)
        let query = AddressQuery(path: request.head.path)
        let tenant = access.tenant.id
        func frame(_ title: String) -> PageFrame {
            self.renderer.frame(title: title, session: context.session, tenant: access.tenant, current: "kwaliteit")
        }
        return try await self.renderer.answer("pages/norms", to: access) {
            let board = try await self.load(access, query)
            let dates = TwoDates(peildatum: board.peildatum, stand: board.stand)
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let pinned = DateAddress(pinning: dates)
            let free = try await self.services.freeNumber(access, needs: .setChecks, at: board.stand)
            return NormsView(
                frame: frame(Text["norms.title"]), boardLink: Links.quality(tenant, QualityAddress(dates: pinned)), problems: [],
                dates: DatesView(
                    dates, delivery: delivery, today: self.services.today(), latestLink: Links.norms(tenant),
                    downloads: DownloadsView { Links.norms(tenant, pinned, form: $0) }),
                newLink: free.flatMap { number in
                    EntryForm.setting("normen").map { Links.entry(tenant, $0, keys: [number]) }
                },
                result: NormsView.Result(
                    board, tenant: tenant, dates: pinned, seesDeliveries: access.visitor.may(.seeDeliveries, in: tenant),
                    free: free))
        } refusing: { problems in
            NormsView(
                frame: frame(Text["frame.fault", ["title": Text["norms.title"]]]), boardLink: Links.quality(tenant),
                problems: problems.map(ProblemRow.init),
                dates: nil, newLink: nil, result: nil)
        }
    }

    private func load(_ access: Access, _ query: AddressQuery) async throws -> NormBoard {
        let question = try SettingsQuestion(query)
        return try await self.services.quality.norms(access.visitor, access.tenant, question.peildatum, question.stand)
    }

    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        let board = try await self.load(access, query)
        return try await self.services.cases.exporter(
            CaseExport(
                visitor: access.visitor, tenant: access.tenant, subject: "normen", purpose: .checks,
                list: NormTable.list(board), form: form))
    }
}
