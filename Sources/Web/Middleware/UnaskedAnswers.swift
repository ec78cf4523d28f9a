internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression

/// Leads an answer that no request asked for around the compressor.
///
/// The compressor remembers what each request accepts, and stops the process at an answer without one. There are such answers: to a
/// first line that is no HTTP, and to the rest of a body that never comes after it was answered early.
final class UnaskedAnswers: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// Requests that have no answer yet.
    private var asked = 0
    private var isUnasked = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head = self.unwrapInboundIn(data) { self.asked += 1 }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .head = self.unwrapOutboundIn(data) {
            self.isUnasked = self.asked == 0
            self.asked = max(0, self.asked - 1)
        }
        guard self.isUnasked else { return context.write(data, promise: promise) }
        do {
            // What its context writes goes past the compressor itself.
            let compressor = try context.pipeline.syncOperations.context(handlerType: HTTPResponseCompressor.self)
            compressor.writeAndFlush(data, promise: promise)
        } catch {
            promise?.fail(error)
            context.close(promise: nil)
        }
    }
}
