internal import Hummingbird

/// Binds the language of a request for everything that answers it, also for a body that is written after the answer was made.
struct RequestLanguage: RouterMiddleware {
    typealias Context = WebContext
    /// The language a request is answered in.
    let choose: @Sendable (Request) -> Language

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let language = self.choose(request)
        return try await Language.$current.withValue(language) {
            var response = try await next(request, context)
            let body = response.body
            // A body of known length is made already.
            if body.contentLength == nil {
                response.body = ResponseBody { writer in
                    let into = writer
                    try await Language.$current.withValue(language) { try await body.write(into) }
                }
            }
            return response
        }
    }
}
