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
        for ending in ["csv", "json"] {
            router.get("g/:org/uitkomsten.\(ending)") { try await self.file($0, $1, isJSON: ending == "json") }
        }
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .readReleases, kind: .gemeente)
        let all = try await self.releases.received(access.visitor, access.tenant)
        let view = OutcomesView(
            frame: self.renderer.frame(
                title: "Uitkomsten", session: context.session, tenant: access.tenant, current: "publicaties"), all,
            tenant: access.tenant)
        return try self.renderer.page(view, template: "pages/outcomes", secret: access.visitor.csrfToken)
    }

    /// The list of releases.
    private func file(_ request: Request, _ context: WebContext, isJSON: Bool) async throws -> Response {
        let access = try Access(request, context, needs: .readReleases, kind: .gemeente)
        let query = AddressQuery(path: request.head.path)
        do {
            if let problem = FileFormAddress.unknownNames(query, known: ["vorm"]) { throw problem }
            let form = isJSON ? .json : try FileFormAddress.csv(query)
            let all = try await self.releases.received(access.visitor, access.tenant)
            let outcomes = Outcomes(all)
            let file = ListFile(
                columns: [
                    "organisatie", "uitgave", "indicator", "periode", "teller", "noemer", "waarde", "eenheid", "n", "status",
                ],
                rows: outcomes.rows.flatMap { row in
                    zip(outcomes.organisations, row.figures).compactMap { organisation, figure in
                        figure.map { figure in
                            [
                                .text(organisation.manifest.organisatie.naam), .whole(organisation.number),
                                .code(figure.indicator),
                                .code(figure.period), figure.numerator.map { .decimal($0) } ?? .empty,
                                figure.denominator.map { .decimal($0) } ?? .empty, figure.value.map { .measure($0) } ?? .empty,
                                .code(figure.unit.rawValue), figure.n.map { .whole($0) } ?? .empty, .code(figure.status.rawValue),
                            ]
                        }
                    }
                })
            return FigureFiles.response(
                ExportedFile(
                    name:
                        "uitkomsten-\(access.tenant.code ?? "")-\(outcomes.organisations.map { "\($0.number)" }.joined(separator: "-")).\(form.fileExtension)",
                    contentType: form.contentType, bytes: try file.bytes(form)))
        } catch {
            guard let problem = FieldProblem(release: error) else { throw error }
            return FigureFiles.response([problem], form: isJSON ? .json : .excel)
        }
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
