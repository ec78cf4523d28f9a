internal import HTTPTypes
internal import Hummingbird

/// The headers every answer carries, errors included. Scripts are files of this server that talk to this server alone; pages use
/// no inline script, no inline style and nothing from elsewhere, and the policy says so.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebContext
    let isSecure: Bool

    static let policy: ContentSecurityPolicy = [
        .defaultSrc(.none), .scriptSrc(.self), .connectSrc(.self), .styleSrc(.self), .imgSrc(.self), .formAction(.self),
        .baseURI(.none), .frameAncestors(.none),
    ]

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        // A stricter one of the answer's own stands.
        if !response.headers.contains(.contentSecurityPolicy) {
            response.headers[.contentSecurityPolicy] = Self.policy.description
        }
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.frameOptions] = "DENY"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.openerPolicy] = "same-origin"
        // What anybody's page may read says so itself.
        if !response.headers.contains(.resourcePolicy) { response.headers[.resourcePolicy] = "same-origin" }
        response.headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=(), payment=()"
        if self.isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
        if !response.headers.contains(.cacheControl) { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
