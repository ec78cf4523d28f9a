internal import HTTPTypes
internal import Hummingbird

/// Stands around everything below `/v1`: every answer there says which version gave it, and every error is a problem, also where
/// there is no route.
struct APIBoundary: RouterMiddleware {
    typealias Context = WebContext
    let operations: [APIOperation]

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        guard path == Links.apiRoot || path.hasPrefix("\(Links.apiRoot)/") else { return try await next(request, context) }
        var response: Response
        do {
            response = try await next(request, context)
        } catch let error as any HTTPResponseError where error.status == .notFound {
            response = try Self.response(to: self.missing(path), nil)
        } catch {
            response = try Self.response(to: APIProblem(error, context), nil)
        }
        response.headers[.apiVersion] = OpenAPIDocument.version
        return response
    }

    /// No such address, or not by this method.
    private func missing(_ path: String) -> APIProblem {
        let methods = self.operations.filter { $0.matches(path) }.flatMap(\.methods)
        guard !methods.isEmpty, !path.hasSuffix("/"), !path.contains("//") else { return .notFound }
        let allowed = methods.map(\.rawValue).joined(separator: ", ")
        var problem = APIProblem(.method, "Dit adres kent \(allowed).")
        problem.headers[.allow] = allowed
        return problem
    }

    static func response(to problem: APIProblem, _ turn: CallLimit.Turn?) throws -> Response {
        var headers = problem.headers
        self.add(turn, to: &headers)
        headers[.contentType] = "application/problem+json"
        headers[.contentLanguage] = "nl"
        headers[.cacheControl] = "no-store"
        return Response(
            status: problem.kind.status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try problem.bytes())))
    }

    static func add(_ turn: CallLimit.Turn?, to headers: inout HTTPFields) {
        guard let turn else { return }
        headers[.rateLimitLimit] = "\(turn.most)"
        headers[.rateLimitRemaining] = "\(turn.remaining)"
        headers[.rateLimitReset] = "\(turn.seconds)"
    }
}
