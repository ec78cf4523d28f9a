internal import HTTPTypes
internal import Hummingbird

/// Answers HEAD without a body, also where no route was found: Hummingbird makes HEAD of a GET route, but not of an error.
struct HeadWithoutBody: RouterMiddleware {
    typealias Context = WebContext

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        return request.method == .head ? response.createHeadResponse() : response
    }
}
