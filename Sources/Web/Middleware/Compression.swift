internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression
internal import NIOHTTPTypesHTTP1

/// Marks answers worth compressing for the compressor in the channel, and tells caches that the encoding varies.
///
/// HEAD, small bodies and pictures are left alone. Pages with a form are safe to compress: see ``FormToken``.
struct Compression: RouterMiddleware {
    typealias Context = WebContext
    static let smallest = 1024

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard Self.isText(response.headers[.contentType]) else { return response }
        response.headers[values: .vary].append("Accept-Encoding")
        if request.method != .head, response.status != .notModified, (response.body.contentLength ?? .max) >= Self.smallest {
            response.headers[.mayCompress] = "1"
        }
        return response
    }

    private static func isText(_ type: String?) -> Bool {
        // A stream of events must not wait in the compressor for more.
        guard let type, !type.hasPrefix("text/event-stream") else { return false }
        return type.hasPrefix("text/") || type.hasPrefix("application/json") || type.hasPrefix("image/svg+xml")
    }
}

extension Compression {
    /// HTTP/1 with the compressor. It speaks HTTP/1 parts while Hummingbird's handlers come after their conversion to HTTP
    /// types, so it stands between two converters; alone it would stop the process at the first request.
    static func server() -> HTTPServerBuilder {
        var limits = HTTP1Channel.Configuration.DecoderConfiguration()
        limits.maxHeaderFieldSize = 32 * 1024
        limits.maxHeaderListSize = 64 * 1024
        limits.maxHeaderFieldCount = 100
        return .http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [
                    HTTPToHTTP1ServerCodec(),
                    HTTPResponseCompressor(initialByteBufferCapacity: 16 * 1024) { head, _ in
                        let marked = head.headers.contains(name: HTTPField.Name.mayCompress.canonicalName)
                        head.headers.remove(name: HTTPField.Name.mayCompress.canonicalName)
                        return marked ? .compressIfPossible : .doNotCompress
                    },
                    UnaskedAnswers(),
                    HTTP1ToHTTPServerCodec(secure: false),
                ],
                idleTimeout: .seconds(60), httpDecoderConfiguration: limits))
    }
}
