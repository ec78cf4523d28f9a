internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// One line per request: method, path as its route has it, names of parameters (never their values), status and time.
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
                "method": "\(request.method.rawValue)",
                "path": "\(Self.logged(request.uri.path, route: context.endpointPath).prefix(200))",
                "parameters":
                    "\(AddressQuery(path: request.head.path).names.map { String($0.prefix(20)) }.prefix(20).joined(separator: ","))",
                "status": "\(response.status.code)",
                "milliseconds": "\(elapsed.components.seconds * 1000 + elapsed.components.attoseconds / 1_000_000_000_000_000)",
            ])
        return response
    }

    /// The path with only what its route fixes, and the organisation or gemeente.
    ///
    /// What stands in the other places is the number of a case, of an employee, of a document: it is about a person, and its reading
    /// stands in the access log. Of an address without a route nothing can be told apart.
    static func logged(_ path: String, route: String?) -> String {
        let parts = path.split(separator: "/")
        let pattern = (route ?? "").split(separator: "/")
        guard !parts.isEmpty else { return "/" }
        guard parts.count == pattern.count else { return "/…" }
        return zip(parts, pattern).reduce("") { logged, place in
            let (part, fixed) = place
            let isTenant = fixed == "{org}" && (try? TenantID(String(part))) != nil
            return "\(logged)/\(isTenant || part == fixed ? part : "…")"
        }
    }
}
