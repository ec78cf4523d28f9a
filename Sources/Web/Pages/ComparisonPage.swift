internal import Hummingbird
internal import Identity
internal import Publishing

/// `GET /vergelijking`, `.csv` and `.json`: five services side by side, for everyone.
struct ComparisonPage {
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("vergelijking", use: self.show)
        for ending in DefinitionFiles.endings { router.get(RouterPath("vergelijking\(ending)"), use: self.file) }
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let view = ComparisonView(
            frame: self.renderer.frame(title: Text["comparison.frame"], session: context.session, current: "vergelijking"),
            priceLevel: "\(ServiceComparison.priceLevel)", source: ServiceComparison.source,
            services: ServiceComparison.all.map {
                ComparisonView.Service(
                    serviceName: $0.service, serviceAudience: $0.audience, serviceCriteria: $0.criteria,
                    serviceDuration: $0.duration, serviceCost: $0.cost, serviceUnit: $0.unit)
            }, cautions: ServiceComparison.cautions, downloads: DownloadsView { Links.comparison(form: $0) })
        return try self.renderer.page(
            view, template: "pages/comparison", secret: context.session?.visitor.csrfToken, request: request, keeping: .asking)
    }

    @Sendable private func file(_ request: Request, _ context: WebContext) async throws -> Response {
        let isJSON = DefinitionFiles.file(request.uri.path)?.ending == ".json"
        let form: ExportForm
        do throws(FieldProblem) {
            form = isJSON ? .json : try FileFormAddress.csv(AddressQuery(path: request.head.path))
        } catch {
            return FigureFiles.response([error], form: .excel)
        }
        let list = ListFile(
            columns: [
                .text("voorziening"), .text("doelgroep"), .text("criteria"), .text("duur"), .text("kosten"), .text("eenheid"),
                .whole("prijspeil"),
            ],
            rows: ServiceComparison.all.map {
                [
                    .text($0.service), .text($0.audience), .text($0.criteria), .text($0.duration), .text($0.cost), .text($0.unit),
                    .whole(ServiceComparison.priceLevel),
                ]
            })
        let file = try ExportedFile(
            list, name: "kraamzicht-vergelijking.\(form.fileExtension)", form: form,
            facts: ExportFacts(title: Text["comparison.caption"], publisher: ServiceComparison.source))
        return request.uri.path.hasSuffix(FileCompanion.ending)
            ? try await FileCompanion.response(of: file) : FigureFiles.response(file, to: request)
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
    let downloads: DownloadsView

    static let sample = ComparisonView(
        frame: .sample, priceLevel: "2023", source: "BabythuisZorg, september 2023",
        services: [
            Service(
                serviceName: "Kraamzorg", serviceAudience: "Gezinnen.", serviceCriteria: "Maximaal 80 uur.",
                serviceDuration: "10 dagen.", serviceCost: "€ 56", serviceUnit: "per uur")
        ], cautions: ["De eenheden verschillen."], downloads: .sample)
}
