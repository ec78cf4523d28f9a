internal import Dispatch
internal import Foundation
internal import Storage

/// Leaves the embedded cluster in order when a command is told to stop: Ctrl-C must not leave a PostgreSQL behind.
///
/// A server that is serving has its own orderly stop and releases this one first.
// Unchecked: the sources are set once and only ever cancelled, which any thread may do.
final class LeaveOnSignal: @unchecked Sendable {
    private let sources: [any DispatchSourceSignal]

    init(_ cluster: EmbeddedCluster) {
        self.sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                Message.write("gestopt; wat niet was vastgelegd, is er niet")
                cluster.leave()
                exit(128 + number)
            }
            source.resume()
            return source
        }
    }

    /// Hands the signals over to whoever asks for them next.
    func release() {
        for source in self.sources { source.cancel() }
    }
}
