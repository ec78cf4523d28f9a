internal import HTTPTypes
internal import Hummingbird

/// Refuses addresses beyond 16 KiB.
struct AddressLimit: RouterMiddleware {
    typealias Context = WebContext
    static let bytes = 16 * 1024

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard (request.head.path ?? "").utf8.count <= Self.bytes else { throw WebProblem.addressTooLong }
        return try await next(request, context)
    }
}
