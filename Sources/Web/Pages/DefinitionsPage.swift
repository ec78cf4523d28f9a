internal import Hummingbird
internal import Identity
internal import Indicators

/// `GET /definities`: every definition, public.
struct DefinitionsPage {
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("definities", use: self.show)
        for ending in DefinitionFiles.endings { router.get(RouterPath("definities\(ending)"), use: self.file) }
    }

    @Sendable private func file(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let (_, ending) = DefinitionFiles.file(request.uri.path) else { throw WebProblem.notFound }
        return try await DefinitionFiles.response(Definition.all, ending: ending, request: request)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let view = DefinitionsView(
            frame: self.renderer.frame(title: Text["definitions.title"], session: context.session, current: "definities"),
            count: "\(Definition.all.count)",
            definitions: Definition.all.map {
                DefinitionsView.Row(
                    definitionLabel: $0.label, definitionID: $0.id, definitionLink: Links.definition($0.id),
                    definitionUnit: FigureName.unit($0.unit), definitionMeaning: $0.meaning)
            })
        return try self.renderer.page(
            view, template: "pages/definitions", secret: context.session?.visitor.csrfToken, request: request, keeping: .asking)
    }
}

struct DefinitionsView: PageView {
    struct Row {
        let definitionLabel: String
        let definitionID: String
        let definitionLink: String
        let definitionUnit: String
        let definitionMeaning: String
    }

    let frame: PageFrame
    let count: String
    let definitions: [Row]

    static let sample = DefinitionsView(
        frame: .sample, count: "1",
        definitions: [
            Row(
                definitionLabel: "Uitval", definitionID: "uitval", definitionLink: "/definities/uitval",
                definitionUnit: "procent",
                definitionMeaning: "Het deel van de trajecten.")
        ])
}
