internal import HTTPTypes
internal import Hummingbird

/// Refuses addresses that no page of ours has: longer than 16 KiB, with two strokes in a row, or with a NUL in it.
///
/// The router passes over an empty part, so that the same page would have any number of addresses. PostgreSQL holds no NUL in a
/// text: nothing can be found by one, and no reader of a value needs to think of it.
struct AddressLimit: RouterMiddleware {
    typealias Context = WebContext
    static let bytes = 16 * 1024

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let target = request.head.path ?? ""
        guard target.utf8.count <= Self.bytes else { throw WebProblem.addressTooLong }
        let path = request.uri.path
        guard !target.hasPrefix("//"), !path.contains("//"), !path.contains("%00") else { throw WebProblem.notFound }
        guard !target.contains("%00") else { throw WebProblem.withNUL }
        return try await next(request, context)
    }
}
