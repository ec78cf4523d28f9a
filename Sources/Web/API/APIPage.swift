internal import Hummingbird
internal import Identity

/// `GET /api`: what programs can ask, with examples that work as they stand, for everybody.
struct APIPage {
    let operations: [APIOperation]
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("api", use: self.show)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let view = APIPageView(
            frame: self.renderer.frame(title: Text["api.title"], session: context.session, current: "api"),
            documentLink: Links.openAPI, version: OpenAPIDocument.version,
            operations: self.operations.map { operation in
                APIPageView.Operation(
                    operationCall: "\(operation.method.rawValue) \(Links.apiRoot)\(operation.path)",
                    operationMeaning: operation.summary, operationPurpose: operation.purpose?.rawValue ?? Text["api.noToken"])
            },
            purposes: TokenPurpose.allCases.map(APIPageView.Purpose.init),
            problems: APIProblem.Kind.allCases.map {
                APIPageView.Problem(
                    problemID: $0.rawValue, problemStatus: "\($0.status.code)", problemTitle: $0.title)
            })
        return try self.renderer.page(
            view, template: "pages/api", secret: context.session?.visitor.csrfToken, request: request, keeping: .asking)
    }
}

/// What the template of /api gets.
struct APIPageView: PageView {
    struct Operation {
        let operationCall: String
        let operationMeaning: String
        let operationPurpose: String
    }

    struct Purpose {
        let purposeName: String
        let purposeMeaning: String

        init(purposeName: String, purposeMeaning: String) {
            self.purposeName = purposeName
            self.purposeMeaning = purposeMeaning
        }

        init(_ purpose: TokenPurpose) {
            let meaning =
                switch purpose {
                case .figures: Text["api.purpose.figures"]
                case .checks: Text["api.purpose.checks"]
                case .deliveries: Text["api.purpose.deliveries"]
                case .releases: Text["api.purpose.releases"]
                }
            self.init(purposeName: purpose.rawValue, purposeMeaning: meaning)
        }
    }

    struct Problem {
        let problemID: String
        let problemStatus: String
        let problemTitle: String
    }

    let frame: PageFrame
    let documentLink: String
    let version: String
    let operations: [Operation]
    let purposes: [Purpose]
    let problems: [Problem]

    static let sample = APIPageView(
        frame: .sample, documentLink: "/v1/openapi.json", version: "1.0.0",
        operations: [
            Operation(operationCall: "GET /v1/cijfers", operationMeaning: "Cijfers", operationPurpose: "cijfers")
        ], purposes: [Purpose(purposeName: "cijfers", purposeMeaning: "lezen")],
        problems: [Problem(problemID: "geen-token", problemStatus: "401", problemTitle: "Hiervoor is een token nodig")])
}
