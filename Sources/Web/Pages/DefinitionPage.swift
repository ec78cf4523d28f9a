internal import Domain
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Publishing

/// `GET /definities/{id}`: one definition in full, public.
struct DefinitionPage {
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("definities/:id", use: self.show)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let id = context.parameters.get("id") else { throw WebProblem.notFound }
        if let (name, ending) = DefinitionFiles.file(id) {
            guard let definition = Definition.find(name) else { throw WebProblem.notFound }
            return try await DefinitionFiles.response([definition], ending: ending, request: request)
        }
        guard let definition = Definition.find(id) else { throw WebProblem.notFound }
        // The address of one of three figures is that of their definition.
        guard definition.id == id else { return Response.redirect(to: Links.definition(id), type: .permanent) }
        let organisation = context.session.flatMap { StartPage.organisations(of: $0.visitor).first }
        let view = DefinitionView(
            definition, frame: self.renderer.frame(title: definition.label, session: context.session, current: "definities"),
            figuresLink: organisation.map {
                Links.figures($0.id, .init(ids: [definition.id], per: ["kwartaal"], period: nil, dates: .init()))
            })
        return try self.renderer.page(
            view, template: "pages/definition", secret: context.session?.visitor.csrfToken, request: request, keeping: .asking)
    }
}

struct DefinitionView: PageView {
    struct Dimension { let dimensionLabel: String }
    struct ExportedFigure { let exportedID: String }

    let frame: PageFrame
    let label: String
    let englishLabel: String
    let meaning: String
    let caveat: String
    let source: String
    let unit: String
    let version: String
    let validFrom: String
    let direction: String
    let sensitivity: String
    let dimensions: [Dimension]
    let figures: [ExportedFigure]
    let figuresLink: String?
    let allLink: String
    let downloads: DownloadsView
}

extension DefinitionView {
    init(_ definition: Definition, frame: PageFrame, figuresLink: String?) {
        self.init(
            frame: frame, label: definition.label, englishLabel: definition.englishLabel, meaning: definition.meaning,
            caveat: definition.caveat, source: definition.source, unit: FigureName.unit(definition.unit),
            version: "\(definition.version)", validFrom: definition.validFrom.dutch,
            direction: Self.direction(definition.direction),
            sensitivity: Self.sensitivity(definition.isSensitive),
            dimensions: (TimeGrain.allCases.map(\.rawValue) + definition.dimensions.map(\.rawValue)).map {
                Dimension(dimensionLabel: $0)
            },
            figures: definition.figureIDs.map { ExportedFigure(exportedID: $0) }, figuresLink: figuresLink,
            allLink: Links.definitions, downloads: DownloadsView { Links.definition(definition.id, form: $0) })
    }

    private static func direction(_ direction: Definition.Direction) -> String {
        switch direction {
        case .higherIsBetter: Text["definition.direction.higher"]
        case .lowerIsBetter: Text["definition.direction.lower"]
        case .neither: Text["definition.direction.neither"]
        }
    }

    private static func sensitivity(_ isSensitive: Bool) -> String {
        isSensitive
            ? Text["definition.sensitive.yes"]
            : Text["definition.sensitive.no"]
    }

    static let sample = DefinitionView(
        frame: .sample, label: "Uitval", englishLabel: "Dropout", meaning: "Het deel.", caveat: "Zegt niets over de oorzaak.",
        source: "Informatieprotocol", unit: "procent", version: "1", validFrom: "01-01-1990", direction: "Lager is gunstiger.",
        sensitivity: "Ja.", dimensions: [Dimension(dimensionLabel: "gemeente")], figures: [ExportedFigure(exportedID: "uitval")],
        figuresLink: "/o/wieg/cijfers?ids=uitval", allLink: "/definities",
        downloads: .sample)
}
