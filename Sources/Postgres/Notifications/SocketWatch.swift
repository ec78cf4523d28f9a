import Dispatch
import Glibc

/// Calls back when there is something to read on a socket, until it is dropped. No thread waits meanwhile.
///
/// It watches a duplicate: libpq may close its own descriptor at any time, and dispatch must not watch a closed one.
final class SocketWatch {
    private let source: any DispatchSourceRead

    init(socket: Int32, queue: DispatchQueue, _ onReadable: @escaping @Sendable () -> Void) {
        let duplicate = dup(socket)
        self.source = DispatchSource.makeReadSource(fileDescriptor: duplicate, queue: queue)
        self.source.setEventHandler(handler: onReadable)
        self.source.setCancelHandler { _ = Glibc.close(duplicate) }
        self.source.resume()
    }

    deinit {
        self.source.cancel()
    }
}
