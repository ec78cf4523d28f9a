public import Hummingbird
internal import HummingbirdCore
public import HummingbirdTLS
public import Indicators
public import Logging

/// The whole site: pages, files, assets and the two questions of a watchdog.
///
/// The composition root makes one, and an ``application(configuration:tls:logger:)`` of it.
public struct Website: Sendable {
    private let services: WebServices
    private let settings: WebsiteSettings
    private let languages: [Language]
    private let renderer: PageRenderer
    private let assets: Assets
    private let overview: Dashboard
    private let panelPages: [Dashboard]

    /// Reads texts, templates and assets. `dashboards` comes from ``Indicators/DashboardFile/load(directory:definitions:)``;
    /// `resources` is a directory with `Templates`, `Texts` and `Assets`, nil = those beside the program. Throws ``WebError``.
    public init(
        services: WebServices, dashboards: [Dashboard], settings: WebsiteSettings = WebsiteSettings(), resources: String? = nil
    ) async throws {
        let files = try WebResources.load(from: resources)
        guard let overview = dashboards.first(where: { $0.name == "overzicht" }) else {
            throw WebError(.dashboardMissing, "er is geen overzicht", hint: "dashboards/overzicht.yaml hoort er te zijn")
        }
        self.services = services
        self.settings = settings
        self.assets = files.assets
        self.languages = files.languages
        self.renderer = try PageRenderer(
            templates: files.libraries, languages: files.languages, assets: files.assets, settings: settings)
        self.overview = overview
        self.panelPages = dashboards.filter { $0.name != overview.name }
    }

    /// All routes behind all middleware.
    public func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: [.autoGenerateHeadEndpoints])
        let cookies = SessionCookies(isSecure: self.settings.isSecure)
        // Dutch for everybody; which language a request asks for is decided here once there is a second.
        let language = self.languages[0]
        router.add(middleware: RequestLanguage { _ in language })
        router.add(middleware: RequestLog())
        router.add(middleware: HeadWithoutBody())
        router.add(middleware: Compression())
        router.add(middleware: SecurityHeaders(isSecure: self.settings.isSecure))
        router.add(middleware: ErrorResponse(renderer: self.renderer))
        let operations = self.services.api.map { APIOperations.all(self.services, $0) } ?? []
        router.add(middleware: APIBoundary(operations: operations))
        router.add(middleware: AddressLimit())

        HealthRoutes(services: self.services).addRoutes(to: router)
        AssetRoutes(assets: self.assets).addRoutes(to: router)
        if let api = self.services.api {
            // Outside the pages: a cookie means nothing here, and a token nothing there.
            APIRoutes(operations: operations, api: api, limits: CallLimits(most: api.settings.callsPerMinute))
                .addRoutes(to: router)
        }

        if let circles = self.services.circles {
            // Outside the pages too: who asks makes no difference.
            CirclePage(circles: circles, renderer: self.renderer).addRoutes(to: router)
        }

        let styles = HouseStyleReader(services: self.services.houseStyles, main: self.renderer.styleLink)
        let pages = router.group().add(middleware: SessionReader(services: self.services, cookies: cookies, styles: styles))
        StartPage(renderer: self.renderer).addRoutes(to: pages)
        SignInPage(services: self.services, renderer: self.renderer, cookies: cookies).addRoutes(to: pages)
        SignOutRoute(services: self.services, cookies: cookies).addRoutes(to: pages)
        OverviewPage(services: self.services, renderer: self.renderer, page: self.overview).addRoutes(to: pages)
        for dashboard in self.panelPages {
            PanelPage(services: self.services, renderer: self.renderer, page: dashboard).addRoutes(to: pages)
        }
        SpreadFiles(services: self.services).addRoutes(to: pages)
        ChangePage(services: self.services, renderer: self.renderer).addRoutes(to: pages)
        FigureCasesPage(services: self.services, renderer: self.renderer).addRoutes(to: pages)
        FiguresPage(services: self.services, renderer: self.renderer).addRoutes(to: pages)
        SampleFileRoute().addRoutes(to: pages)
        if let deliveries = self.services.deliveries {
            DeliveriesPage(deliveries: deliveries, renderer: self.renderer).addRoutes(to: pages)
            DeliveryWorkPage(deliveries: deliveries, renderer: self.renderer).addRoutes(to: pages)
            if let entries = deliveries.entries {
                EntryChoicePage(renderer: self.renderer).addRoutes(to: pages)
                EntryPage(
                    entries: entries, measures: self.services.measures, deliveries: deliveries, evidence: self.services.evidence,
                    areas: self.services.areas,
                    renderer: self.renderer
                ).addRoutes(to: pages)
            }
            DeliveryPage(deliveries: deliveries, renderer: self.renderer).addRoutes(to: pages)
            DeliveryUndoPage(deliveries: deliveries, renderer: self.renderer).addRoutes(to: pages)
        }
        HouseStylePage(services: self.services.houseStyles, renderer: self.renderer).addRoutes(to: pages)
        HouseStyleRoutes(services: self.services.houseStyles, assets: self.assets, main: self.renderer.styleLink)
            .addRoutes(to: pages)
        RemindersPage(services: self.services, renderer: self.renderer).addRoutes(to: pages)
        NormsPage(services: self.services, renderer: self.renderer).addRoutes(to: pages)
        EmployeesPage(services: self.services, renderer: self.renderer).addRoutes(to: pages)
        EmployeePage(services: self.services, renderer: self.renderer).addRoutes(to: pages)
        ExceptionsPage(services: self.services, renderer: self.renderer).addRoutes(to: pages)
        ParametersPage(services: self.services, renderer: self.renderer).addRoutes(to: pages)
        if let measures = self.services.measures {
            MeasuresPage(measures: measures, services: self.services, renderer: self.renderer).addRoutes(to: pages)
            if let entries = self.services.deliveries?.entries {
                MeasureDonePage(measures: measures, entries: entries, services: self.services, renderer: self.renderer)
                    .addRoutes(to: pages)
            }
        }
        if let targets = self.services.targets {
            TargetsPage(targets: targets, services: self.services, renderer: self.renderer).addRoutes(to: pages)
        }
        if let releases = self.services.releases {
            ReleasesPage(releases: releases, services: self.services, renderer: self.renderer).addRoutes(to: pages)
            ReleasePreviewPage(releases: releases, services: self.services, renderer: self.renderer).addRoutes(to: pages)
            ReleaseProposalPage(releases: releases, services: self.services, renderer: self.renderer).addRoutes(to: pages)
            ReleasePage(releases: releases, services: self.services, renderer: self.renderer).addRoutes(to: pages)
            OutcomesPage(releases: releases, renderer: self.renderer).addRoutes(to: pages)
        }
        if let circles = self.services.circles {
            CirclesPage(circles: circles, renderer: self.renderer).addRoutes(to: pages)
        }
        if self.settings.showsStyle { StylePage(renderer: self.renderer).addRoutes(to: pages) }
        ComparisonPage(renderer: self.renderer).addRoutes(to: pages)
        FileCheckPage(renderer: self.renderer).addRoutes(to: pages)
        WorkListPage(services: self.services, renderer: self.renderer).addRoutes(to: pages)
        QualityPage(services: self.services, renderer: self.renderer).addRoutes(to: pages)
        CheckPage(services: self.services, renderer: self.renderer).addRoutes(to: pages)
        if let registers = self.services.registers {
            ReportsPage(registers: registers, services: self.services, renderer: self.renderer).addRoutes(to: pages)
            DocumentsPage(registers: registers, services: self.services, renderer: self.renderer).addRoutes(to: pages)
            DocumentPage(registers: registers, services: self.services, renderer: self.renderer).addRoutes(to: pages)
            if let evidence = self.services.evidence {
                EvidencePage(registers: registers, evidence: evidence, services: self.services, renderer: self.renderer)
                    .addRoutes(to: pages)
            }
        }
        CaseListPage(services: self.services, renderer: self.renderer).addRoutes(to: pages)
        CasePage(services: self.services, renderer: self.renderer).addRoutes(to: pages)
        DefinitionsPage(renderer: self.renderer).addRoutes(to: pages)
        DefinitionPage(renderer: self.renderer).addRoutes(to: pages)
        if let tokens = self.services.tokens { TokensPage(tokens: tokens, renderer: self.renderer).addRoutes(to: pages) }
        if self.services.api != nil { APIPage(operations: operations, renderer: self.renderer).addRoutes(to: pages) }
        return router
    }

    /// A server of the site. With `tls` it speaks HTTPS itself; `onRunning` is told once it listens.
    public func application(
        configuration: ApplicationConfiguration, tls: TLSConfiguration? = nil, logger: Logger,
        onRunning: @escaping @Sendable () -> Void = {}
    ) throws -> some ApplicationProtocol {
        let plain = Compression.server()
        let server = try tls.map { try HTTPServerBuilder.tls(plain, tlsConfiguration: $0) } ?? plain
        return Application(
            router: self.router(), server: server, configuration: configuration, onServerRunning: { _ in onRunning() },
            logger: logger)
    }
}
