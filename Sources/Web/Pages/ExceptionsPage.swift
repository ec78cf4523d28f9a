internal import Compliance
internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Ingest
internal import Publishing

internal import struct Storage.Moment

/// `GET /o/{org}/beheer/uitzonderingen`, `.csv` and `.json`: exceptions to checks, as known at a stand.
struct ExceptionsPage {
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/beheer/uitzonderingen", use: self.show)
        router.files(of: "o/:org/beheer/uitzonderingen", needs: .seeQuality, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeQuality)
        let query = AddressQuery(path: request.head.path)
        let tenant = access.tenant.id
        func frame(_ title: String) -> PageFrame {
            self.renderer.frame(title: title, session: context.session, tenant: access.tenant, current: "kwaliteit")
        }
        return try await self.renderer.answer("pages/exceptions", to: access) {
            let list = try await self.load(access, query)
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let pinned = DateAddress(pinning: list.dates)
            let number = try await self.services.freeNumber(access, needs: .setChecks, at: list.dates.stand)
            let rows = list.settings.exceptions.map {
                ExceptionsView.Row(
                    $0, on: list.dates.peildatum, name: list.names[$0.subjectKind]?[$0.subject], tenant: tenant,
                    dates: pinned, mayChange: number != nil)
            }
            return ExceptionsView(
                frame: frame(Text["exceptions.title"]), problems: [],
                dates: DatesView(
                    list.dates, delivery: delivery, today: self.services.today(), latestLink: Links.exceptions(tenant),
                    downloads: rows.isEmpty ? nil : DownloadsView { Links.exceptions(tenant, pinned, form: $0) }),
                newLink: number.flatMap { number in
                    EntryForm.setting("uitzonderingen").map { Links.entry(tenant, $0, keys: [number]) }
                },
                isEmpty: rows.isEmpty, rows: rows, mayChange: number != nil, boardLink: Links.quality(tenant))
        } refusing: { problems in
            ExceptionsView(
                frame: frame(Text["frame.fault", ["title": Text["exceptions.title"]]]), problems: problems.map(ProblemRow.init),
                dates: nil, newLink: nil,
                isEmpty: false, rows: [], mayChange: false, boardLink: Links.quality(tenant))
        }
    }

    private func load(_ access: Access, _ query: AddressQuery) async throws -> CheckSettingsList {
        let question = try SettingsQuestion(query)
        return try await self.services.quality.settings(access.visitor, access.tenant, question.peildatum, question.stand)
    }

    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        let list = try await self.load(access, query)
        let file = ListFile(
            columns: [
                .text("uitzondering_nr"), .code("controle"), .code("onderwerp_soort"), .text("onderwerp_nr"), .code("grond"),
                .text("reden"), .text("document_nr"), .text("besloten_door"), .day("geldig_vanaf"), .day("geldig_tot"),
            ],
            rows: list.settings.exceptions.map { exception in
                [
                    .text(exception.number), .code(exception.check), .code(exception.subjectKind.rawValue),
                    .text(exception.subject), .code(exception.ground), .text(exception.reason), .text(exception.document),
                    .text(exception.decidedBy), .day(exception.first), .day(exception.last),
                ]
            })
        return try await self.services.settingsFile(access, "uitzonderingen", file, form)
    }
}
