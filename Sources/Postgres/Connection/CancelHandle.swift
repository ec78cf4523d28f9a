import CPQ

/// What the server needs to know to cancel a connection's statement; usable from any thread at any time.
final class CancelHandle: @unchecked Sendable {
    private let pointer: OpaquePointer

    init?(connection: OpaquePointer) {
        guard let pointer = PQgetCancel(connection) else { return nil }
        self.pointer = pointer
    }

    deinit {
        PQfreeCancel(self.pointer)
    }

    /// Asks the server to stop, over a connection of its own; blocks until it has heard.
    ///
    /// A failure to reach the server is not reported: then the statement's own connection breaks as well.
    func send() {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
            _ = PQcancel(self.pointer, message.baseAddress, 256)
        }
    }
}
