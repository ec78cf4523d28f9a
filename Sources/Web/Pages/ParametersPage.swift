internal import Compliance
internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Ingest
internal import Publishing

internal import struct Storage.Moment

/// `GET /o/{org}/beheer/parameters`, `.csv` and `.json`: every parameter of the checks, with what the organisation set.
struct ParametersPage {
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/beheer/parameters", use: self.show)
        router.files(of: "o/:org/beheer/parameters", needs: .seeQuality, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeQuality)
        let query = AddressQuery(path: request.head.path)
        let tenant = access.tenant.id
        func frame(_ title: String) -> PageFrame {
            self.renderer.frame(title: title, session: context.session, tenant: access.tenant, current: "kwaliteit")
        }
        return try await self.renderer.answer("pages/parameters", to: access) {
            let list = try await self.load(access, query)
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let pinned = DateAddress(pinning: list.dates)
            let number = try await self.services.freeNumber(access, needs: .setChecks, at: list.dates.stand)
            return ParametersView(
                frame: frame(Text["parameters.title"]), problems: [],
                dates: DatesView(
                    list.dates, delivery: delivery, today: self.services.today(), latestLink: Links.parameters(tenant),
                    downloads: DownloadsView { Links.parameters(tenant, pinned, form: $0) }),
                day: list.dates.peildatum.dutch,
                rows: Self.all.map { definition, parameter in
                    ParametersView.Row(
                        parameter, of: definition, list, tenant: tenant, dates: pinned, free: number)
                }, mayChange: number != nil, boardLink: Links.quality(tenant))
        } refusing: { problems in
            ParametersView(
                frame: frame(Text["frame.fault", ["title": Text["parameters.title"]]]), problems: problems.map(ProblemRow.init),
                dates: nil, day: nil,
                rows: [], mayChange: false, boardLink: Links.quality(tenant))
        }
    }

    private func load(_ access: Access, _ query: AddressQuery) async throws -> CheckSettingsList {
        let question = try SettingsQuestion(query)
        return try await self.services.quality.settings(access.visitor, access.tenant, question.peildatum, question.stand)
    }

    /// Every parameter there is, and what was set otherwise: one row for each standard and each value of the organisation's own.
    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        let list = try await self.load(access, query)
        let file = ListFile(
            columns: [
                .code("parameter"), .code("eenheid"), .code("herkomst"), .whole("waarde"), .day("geldig_vanaf"),
                .day("geldig_tot"), .text("toelichting"), .text("parameter_nr"),
            ],
            rows: Self.all.flatMap { definition, parameter in
                let name = definition.name(of: parameter)
                let standard: [ListCell] = [
                    .code(name), .code(parameter.unit.rawValue), .code("standaard"), .whole(parameter.standard), .empty, .empty,
                    .empty, .empty,
                ]
                return [standard]
                    + list.settings.parameters.filter { $0.parameter == name }.map { version in
                        [
                            .code(name), .code(parameter.unit.rawValue), .code("eigen"), .whole(version.value),
                            .day(version.first), version.last.map { .day($0) } ?? .empty,
                            version.note.map { .text($0) } ?? .empty, .text(version.number),
                        ]
                    }
            })
        return try await self.services.settingsFile(access, "parameters", file, form)
    }

    private static let all = Checks.definitions.flatMap { definition in definition.parameters.map { (definition, $0) } }
}
