internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// One line per request: method, path, names of parameters (never their values), status and time.
struct RequestLog: RouterMiddleware {
    typealias Context = WebContext

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let elapsed = ContinuousClock.now - start
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)", "path": "\(Self.logged(request.uri.path).prefix(200))",
                "parameters":
                    "\(AddressQuery(path: request.head.path).names.map { String($0.prefix(20)) }.prefix(20).joined(separator: ","))",
                "status": "\(response.status.code)",
                "milliseconds": "\(elapsed.components.seconds * 1000 + elapsed.components.attoseconds / 1_000_000_000_000_000)",
            ])
        return response
    }

    /// The path without the number of a case: that is about a person, and its reading stands in the access log.
    static func logged(_ path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 4, parts[1] == "o", parts[3] == "casussen" else { return path }
        return parts.prefix(4).joined(separator: "/") + "/…"
    }
}
