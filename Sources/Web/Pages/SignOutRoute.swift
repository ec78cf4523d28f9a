internal import HTTPTypes
internal import Hummingbird
internal import Identity

/// `POST /uitloggen`: ends the session at the server, not only in the browser.
struct SignOutRoute {
    let services: WebServices
    let cookies: SessionCookies

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.post("uitloggen", use: self.signOut)
    }

    @Sendable private func signOut(_ request: Request, _ context: WebContext) async throws -> Response {
        var response = Response.redirect(to: Links.signIn, type: .normal)
        guard let session = context.session else { return response }
        guard FormToken.matches(try await request.form()["token"], secret: session.visitor.csrfToken) else {
            throw WebProblem.forgedForm
        }
        try await self.services.signOut(session.token)
        self.cookies.clear(self.cookies.session, on: &response)
        // Pages that were kept must not come back with the back button.
        response.headers[.clearSiteData] = "\"cache\""
        return response
    }
}
