internal import Hummingbird
internal import Identity
internal import Publishing

/// `GET /vergelijking`, `.csv` and `.json`: five services side by side, for everyone.
struct ComparisonPage {
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("vergelijking", use: self.show)
        for file in ["vergelijking.csv", "vergelijking.json"] { router.get(RouterPath(file), use: self.file) }
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let view = ComparisonView(
            frame: self.renderer.frame(title: "Vergelijking", session: context.session, current: "vergelijking"),
            priceLevel: "\(ServiceComparison.priceLevel)", source: ServiceComparison.source,
            services: ServiceComparison.all.map {
                ComparisonView.Service(
                    serviceName: $0.service, serviceAudience: $0.audience, serviceCriteria: $0.criteria,
                    serviceDuration: $0.duration, serviceCost: $0.cost, serviceUnit: $0.unit)
            }, cautions: ServiceComparison.cautions)
        return try self.renderer.page(
            view, template: "pages/comparison", secret: context.session?.visitor.csrfToken, request: request, keeping: .asking)
    }

    @Sendable private func file(_ request: Request, _ context: WebContext) async throws -> Response {
        let isJSON = request.uri.path.hasSuffix(".json")
        let form: ExportForm
        do throws(FieldProblem) {
            form = isJSON ? .json : try FileFormAddress.csv(AddressQuery(path: request.head.path))
        } catch {
            return FigureFiles.response([error], form: .excel)
        }
        let list = ListFile(
            columns: ["voorziening", "doelgroep", "criteria", "duur", "kosten", "eenheid", "prijspeil"],
            rows: ServiceComparison.all.map {
                [
                    .text($0.service), .text($0.audience), .text($0.criteria), .text($0.duration), .text($0.cost), .text($0.unit),
                    .whole(ServiceComparison.priceLevel),
                ]
            })
        return FigureFiles.response(
            ExportedFile(
                name: "kraamzicht-vergelijking.\(isJSON ? "json" : "csv")", contentType: form.contentType,
                bytes: try list.bytes(form)))
    }
}

/// What the template of /vergelijking gets.
struct ComparisonView: PageView {
    struct Service {
        let serviceName: String
        let serviceAudience: String
        let serviceCriteria: String
        let serviceDuration: String
        let serviceCost: String
        let serviceUnit: String
    }

    let frame: PageFrame
    let priceLevel: String
    let source: String
    let services: [Service]
    let cautions: [String]

    static let sample = ComparisonView(
        frame: .sample, priceLevel: "2023", source: "BabythuisZorg, september 2023",
        services: [
            Service(
                serviceName: "Kraamzorg", serviceAudience: "Gezinnen.", serviceCriteria: "Maximaal 80 uur.",
                serviceDuration: "10 dagen.", serviceCost: "€ 56", serviceUnit: "per uur")
        ], cautions: ["De eenheden verschillen."])
}
