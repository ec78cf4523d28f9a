internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Publishing

/// `GET /r/{jeugdregio}/uitkomsten`, `.csv` and `.json`: the circles of a jeugdregio, its years side by side, for who reads for it.
struct CirclesPage {
    let circles: CircleServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("r/:org/uitkomsten", use: self.show)
        router.files(of: "r/:org/uitkomsten", needs: .readReleases, kind: .region, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .readReleases, kind: .region)
        let all = try await self.circles.received(access.visitor, access.tenant)
        let view = CirclesView(
            frame: self.renderer.frame(
                title: Text["circles.frame"], session: context.session, tenant: access.tenant, current: "publicaties"), all,
            tenant: access.tenant)
        return try self.renderer.page(view, template: "pages/circles", secret: access.visitor.csrfToken)
    }

    /// Every figure of every circle that was not withdrawn, all kinds of wet and each of them.
    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        if let problem = FileFormAddress.unknownNames(query, known: ["vorm"]) { throw problem }
        let counted = try await self.circles.received(access.visitor, access.tenant).filter { $0.withdrawal == nil }
        let list = ListFile(
            columns: [
                .whole("kring"), .code("indicator"), .whole("versie"), .code("periode"), .code("wet"), .decimal("teller"),
                .decimal("noemer"), .decimal("waarde"), .decimal("ondergrens"), .decimal("bovengrens"), .code("eenheid"),
                .whole("n"), .code("status"),
            ], rows: counted.flatMap { circle in circle.figures.map { Self.cells($0, of: circle) } })
        // Of several versions the newest: a row names its own.
        var definitions: [String: DefinitionNote] = [:]
        for text in counted.flatMap(\.manifest.definities) where definitions[text.id]?.version ?? 0 < text.versie {
            definitions[text.id] = DefinitionNote(text)
        }
        let order = counted.flatMap(\.manifest.definities).map(\.id)
        let used = order.enumerated().filter { order.firstIndex(of: $0.element) == $0.offset }.compactMap {
            definitions[$0.element]
        }
        let parts = ["kringen", access.tenant.code ?? ""] + counted.map { "\($0.number)" }
        return try ExportedFile(
            list, name: "\(parts.joined(separator: "-")).\(form.fileExtension)", form: form,
            facts: ExportFacts(
                title: Text["circles.file", ["name": access.tenant.name]], publisher: "Kraamzicht",
                policy: counted.last.map(\.manifest.beveiliging).map {
                    ExportFacts.Policy(name: $0.beleid, version: $0.versie, threshold: $0.drempel)
                }, definitions: used))
    }

    private static func cells(_ figure: ReleasedFigure, of circle: StoredCircle) -> [ListCell] {
        [
            .whole(circle.number), .code(figure.indicator), .whole(figure.version), .code(figure.period),
            .code(figure.values[.wet] ?? Dimension.total), figure.numerator.map { .decimal($0) } ?? .empty,
            figure.denominator.map { .decimal($0) } ?? .empty, figure.value.map { .measure($0) } ?? .empty,
            figure.interval.map { .measure($0.lower) } ?? .empty, figure.interval.map { .measure($0.upper) } ?? .empty,
            .code(figure.unit.rawValue), figure.n.map { .whole($0) } ?? .empty, .code(figure.status.rawValue),
        ]
    }
}
