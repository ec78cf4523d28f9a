internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Ingest
internal import Publishing

internal import struct Storage.Moment

/// `GET /o/{org}/beheer/streefwaarden`, `.csv` and `.json`: contract norms and own targets, as known at a stand.
struct TargetsPage {
    let targets: TargetServices
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/beheer/streefwaarden", use: self.show)
        router.files(of: "o/:org/beheer/streefwaarden", needs: .seeFigures, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeFigures)
        let query = AddressQuery(path: request.head.path)
        let tenant = access.tenant.id
        func frame(_ title: String) -> PageFrame {
            self.renderer.frame(title: title, session: context.session, tenant: access.tenant, current: "overzicht")
        }
        return try await self.renderer.answer("pages/targets", to: access) {
            let list = try await self.load(access, query)
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let pinned = DateAddress(pinning: list.dates)
            let number = try await self.services.freeNumber(access, needs: .setTargets, at: list.dates.stand)
            return TargetsView(
                frame: frame(Text["targets.title"]), problems: [],
                dates: DatesView(
                    list.dates, delivery: delivery, today: self.services.today(), latestLink: Links.targets(tenant),
                    downloads: list.targets.all.isEmpty ? nil : DownloadsView { Links.targets(tenant, pinned, form: $0) }),
                newLink: number.flatMap { number in
                    EntryForm.setting("streefwaarden").map { Links.entry(tenant, $0, keys: [number]) }
                },
                isEmpty: list.targets.all.isEmpty,
                rows: list.targets.all.map {
                    TargetsView.Row(
                        $0, on: list.dates.peildatum, areas: self.services.areas, tenant: tenant, mayChange: number != nil)
                }, mayChange: number != nil, overviewLink: Links.overview(tenant))
        } refusing: { problems in
            TargetsView(
                frame: frame(Text["frame.fault", ["title": Text["targets.title"]]]), problems: problems.map(ProblemRow.init),
                dates: nil, newLink: nil,
                isEmpty: false, rows: [], mayChange: false, overviewLink: Links.overview(tenant))
        }
    }

    private func load(_ access: Access, _ query: AddressQuery) async throws -> TargetList {
        let question = try SettingsQuestion(query)
        return try await self.targets.list(access.visitor, access.tenant, question.peildatum, question.stand)
    }

    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        let list = try await self.load(access, query)
        let file = ListFile(
            columns: [
                .text("streefwaarde"), .code("indicator"), .code("soort"), .code("richting"), .decimal("waarde"),
                .code("eenheid"), .code("gemeente"), .day("geldig_vanaf"), .day("geldig_tot"), .text("toelichting"),
            ],
            rows: list.targets.all.map { target in
                [
                    .text(target.number), .code(target.indicator), .code(target.kind.rawValue), .code(target.direction.rawValue),
                    .decimal(target.value), .code(TargetFigures.unit(target.indicator).rawValue),
                    target.gemeente.map { .code($0) } ?? .empty, .day(target.validFrom),
                    target.validUntil.map { .day($0) } ?? .empty, target.note.map { .text($0) } ?? .empty,
                ]
            })
        return try await self.services.settingsFile(access, "streefwaarden", file, form)
    }
}
