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
        func view(_ outcomes: Outcomes, _ title: String, _ problems: [FieldProblem] = []) -> OutcomesView {
            OutcomesView(
                frame: self.renderer.frame(
                    title: title, session: context.session, tenant: access.tenant, current: "publicaties", script: .charts),
                problems: problems.map(ProblemRow.init), outcomes, among: all, tenant: access.tenant)
        }
        let title = Text["outcomes.frame"]
        return try await self.renderer.answer("pages/outcomes", to: access) {
            view(try Outcomes(all, AddressQuery(path: request.head.path)), title)
        } refusing: { problems in
            view(Outcomes(all), Text["frame.fault", ["title": title]], problems)
        }
    }

    /// The figures side by side, a row for each organisation and figure, and one for all together where they add up.
    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        let outcomes = try Outcomes(try await self.releases.received(access.visitor, access.tenant, nil), query)
        let list = ListFile(
            columns: [
                .text("organisatie"), .whole("uitgave"), .code("indicator"), .code("periode"), .decimal("teller"),
                .decimal("noemer"), .decimal("waarde"), .code("eenheid"), .whole("n"), .code("status"),
            ],
            rows: outcomes.rows.flatMap { row in
                zip(outcomes.organisations, row.figures).compactMap { organisation, figure in
                    figure.map { Self.cells($0, of: organisation) }
                } + (row.together.map { [Self.cells($0, of: nil)] } ?? [])
            })
        let numbers = outcomes.organisations.map(\.number)
        let shown = numbers.map { "\($0)" }.joined(separator: "-")
        let period = query["periode"] == nil ? "" : (outcomes.period.map { "-\($0)" } ?? "")
        let name = "uitkomsten-\(access.tenant.code ?? "")-\(shown)\(period).\(form.fileExtension)"
        try await self.releases.fetched(access.visitor, access.tenant, numbers, name)
        return try ExportedFile(
            list, name: name, form: form,
            facts: ExportFacts(title: Text["outcomes.title", ["gemeente": access.tenant.name]], publisher: access.tenant.name))
    }

    /// `organisation`: nil = all of them together.
    private static func cells(_ figure: ReleasedFigure, of organisation: StoredRelease?) -> [ListCell] {
        [
            .text(organisation?.manifest.organisatie.naam ?? Dimension.total), organisation.map { .whole($0.number) } ?? .empty,
            .code(figure.indicator),
            .code(figure.period), figure.numerator.map { .decimal($0) } ?? .empty,
            figure.denominator.map { .decimal($0) } ?? .empty, figure.value.map { .measure($0) } ?? .empty,
            .code(figure.unit.rawValue), figure.n.map { .whole($0) } ?? .empty, .code(figure.status.rawValue),
        ]
    }
}
