internal import HTTPTypes
internal import Hummingbird

/// Finds out who asks, from the session cookie. A cookie that means nothing any more is the same as none.
struct SessionReader: RouterMiddleware {
    typealias Context = WebContext
    let services: WebServices
    let cookies: SessionCookies
    let styles: HouseStyleReader

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let token = request.cookies[self.cookies.session]?.value, !token.isEmpty, token.utf8.count <= 200,
            let visitor = try await self.services.visitor(token)
        {
            context.session = Session(
                token: token, visitor: visitor,
                looks: await self.styles.looks(for: visitor, org: context.parameters.get("org")))
        }
        return try await next(request, context)
    }
}
