import CPQ

/// A connection that only listens. It needs a direct connection: PgBouncer in transaction mode loses what it hears.
///
/// When the connection breaks every stream throws. Open a new one then and look at the tables first: what was told
/// meanwhile is lost, since PostgreSQL keeps no notification for those who are away.
public actor ListenConnection {
    private static let bufferLimit = 1024

    private struct Listener {
        let channel: String
        let continuation: AsyncThrowingStream<Notification, any Error>.Continuation
    }

    private let executor = QueueExecutor(label: "postgres.listen")

    /// The connection's own queue.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    private var session: LibpqSession?
    private var watch: SocketWatch?
    private var listeners: [Int: Listener] = [:]
    private var lastListener = 0

    private init() {}

    /// Connects. Throws as `Connection.open` does.
    public static func open(_ configuration: ConnectionConfiguration) async throws(PostgresError) -> ListenConnection {
        let connection = ListenConnection()
        try await connection.connect(configuration)
        return connection
    }

    private func connect(_ configuration: ConnectionConfiguration) throws(PostgresError) {
        let session = try LibpqSession(configuration)
        self.session = session
        self.watch = SocketWatch(socket: PQsocket(session.pointer), queue: self.executor.queue) { [weak self] in
            self?.assumeIsolated { $0.receive() }
        }
    }

    /// Listens to a channel; the stream holds what is told from now on, and throws `connectionLost` when the connection
    /// ends. Who falls 1024 behind loses the oldest. Throws as `Connection.query` does.
    public func notifications(channel: Identifier) throws(PostgresError) -> AsyncThrowingStream<Notification, any Error> {
        guard let session = self.session else { throw .closed }
        _ = try session.run("LISTEN \(channel)")
        let (stream, continuation) = AsyncThrowingStream.makeStream(
            of: Notification.self, bufferingPolicy: .bufferingNewest(Self.bufferLimit))
        self.lastListener += 1
        let number = self.lastListener
        self.listeners[number] = Listener(channel: channel.name, continuation: continuation)
        continuation.onTermination = { [weak self] _ in
            Task { await self?.forget(number) }
        }
        self.receive()
        return stream
    }

    /// Stops listening; every stream ends without an error. Closing twice is fine.
    public func close() {
        self.end(throwing: nil)
    }

    private func forget(_ number: Int) {
        self.listeners[number] = nil
    }

    private func receive() {
        guard let session = self.session else { return }
        let isAlive = session.isAlive()
        while let pointer = PQnotifies(session.pointer) {
            let told = pointer.pointee
            let notification = Notification(
                channel: String(cString: told.relname), payload: String(cString: told.extra), backendPID: told.be_pid)
            PQfreemem(pointer)
            for listener in self.listeners.values where listener.channel == notification.channel {
                listener.continuation.yield(notification)
            }
        }
        if !isAlive { self.end(throwing: PostgresError(.connectionLost, "the server ended the connection")) }
    }

    private func end(throwing error: PostgresError?) {
        let listeners = self.listeners.values
        self.listeners = [:]
        self.watch = nil
        self.session = nil
        for listener in listeners { listener.continuation.finish(throwing: error) }
    }
}
