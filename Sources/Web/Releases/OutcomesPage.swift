internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Publishing

/// `GET /g/{gemeente}/uitkomsten`, `.csv` and `.json`: what a gemeente received of every organisation that serves it, side by side, and
/// together where the figures that are shown add up; with all releases below.
struct OutcomesPage {
    let releases: ReleaseServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("g/:org/uitkomsten", use: self.show)
        router.files(of: "g/:org/uitkomsten", needs: .readReleases, kind: .gemeente, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .readReleases, kind: .gemeente)
        let all = try await self.releases.received(access.visitor, access.tenant, nil)
        let view = OutcomesView(
            frame: self.renderer.frame(
                title: Text["outcomes.frame"], session: context.session, tenant: access.tenant, current: "publicaties",
                script: .charts), all,
            tenant: access.tenant)
        return try self.renderer.page(view, template: "pages/outcomes", secret: access.visitor.csrfToken)
    }

    /// The figures side by side, a row for each organisation and figure.
    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        if let problem = FileFormAddress.unknownNames(query, known: ["vorm"]) { throw problem }
        let outcomes = Outcomes(try await self.releases.received(access.visitor, access.tenant, nil))
        let list = ListFile(
            columns: [
                .text("organisatie"), .whole("uitgave"), .code("indicator"), .code("periode"), .decimal("teller"),
                .decimal("noemer"), .decimal("waarde"), .code("eenheid"), .whole("n"), .code("status"),
            ],
            rows: outcomes.rows.flatMap { row in
                zip(outcomes.organisations, row.figures).compactMap { organisation, figure in
                    figure.map { Self.cells($0, of: organisation) }
                }
            })
        let numbers = outcomes.organisations.map(\.number)
        let shown = numbers.map { "\($0)" }.joined(separator: "-")
        let name = "uitkomsten-\(access.tenant.code ?? "")-\(shown).\(form.fileExtension)"
        try await self.releases.fetched(access.visitor, access.tenant, numbers, name)
        return try ExportedFile(
            list, name: name, form: form,
            facts: ExportFacts(title: Text["outcomes.title", ["gemeente": access.tenant.name]], publisher: access.tenant.name))
    }

    private static func cells(_ figure: ReleasedFigure, of organisation: StoredRelease) -> [ListCell] {
        [
            .text(organisation.manifest.organisatie.naam), .whole(organisation.number), .code(figure.indicator),
            .code(figure.period), figure.numerator.map { .decimal($0) } ?? .empty,
            figure.denominator.map { .decimal($0) } ?? .empty, figure.value.map { .measure($0) } ?? .empty,
            .code(figure.unit.rawValue), figure.n.map { .whole($0) } ?? .empty, .code(figure.status.rawValue),
        ]
    }
}

/// The newest release of each organisation that still counts, over the last whole year in it, or else its whole period.
struct Outcomes {
    struct Row {
        let indicator: String
        /// One for each organisation.
        let figures: [ReleasedFigure?]
        let together: ReleasedFigure?
    }

    let organisations: [StoredRelease]
    /// Over which days the figures of each are.
    let periods: [String]
    let rows: [Row]

    init(_ all: [StoredRelease]) {
        var newest: [String: StoredRelease] = [:]
        for release in all where release.withdrawal == nil { newest[release.manifest.organisatie.id] = release }
        let organisations = newest.values.sorted {
            ($0.manifest.organisatie.naam, $0.number) < ($1.manifest.organisatie.naam, $1.number)
        }
        let grids = organisations.map { $0.grid("jaar") ?? $0.grid("periode") ?? $0.grid("kwartaal") }
        var order: [String] = []
        for row in grids.compactMap({ $0 }).flatMap(\.rows) where !order.contains(row.indicator) { order.append(row.indicator) }
        self.periods = grids.map { $0?.periods.last ?? "" }
        let isSamePeriod = Set(self.periods).count == 1
        self.organisations = organisations
        self.rows = order.map { indicator in
            let figures = grids.map { grid in grid?.rows.first { $0.indicator == indicator }?.figures.last ?? nil }
            let parts = figures.compactMap { $0 }
            // Over different periods nothing adds up, and what one of them hides would be told by the sum.
            let isWhole = isSamePeriod && parts.count == organisations.count && parts.count > 1
            return Row(indicator: indicator, figures: figures, together: isWhole ? ReleasedFigure.together(parts) : nil)
        }
    }
}
