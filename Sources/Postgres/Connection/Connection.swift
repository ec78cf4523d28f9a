import CPQ

/// One connection to the server. It does one thing at a time, on a dispatch queue of its own: waiting for the server
/// blocks nothing else in the program.
///
/// Statements with rows of a tenant belong in ``withTransaction(preamble:commit:allowing:_:)``. Dropping the last
/// reference closes the connection.
public actor Connection {
    private let executor = QueueExecutor(label: "postgres.connection")

    /// The connection's own queue.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    /// nil once closed, by ``close()`` or because nobody knows any more what state it is in.
    var session: LibpqSession?

    /// The transaction that is lent out; nothing else may use the connection meanwhile.
    var lent: OpenTransaction?

    /// Whether the session may differ from a fresh one, so that the pool must not hand it to someone else.
    var isTainted = false

    var transactions: UInt64 = 0
    var copyTicket: StatementTicket?
    var copyFailure: PostgresError?

    private init() {}

    /// Connects. Throws `connectionRefused` when trying later may help, `connectionDenied` when not (wrong password,
    /// no such database), `timedOut` after `connectTimeout`, or `cancelled`.
    public static func open(_ configuration: ConnectionConfiguration) async throws(PostgresError) -> Connection {
        let connection = Connection()
        try await connection.connect(configuration)
        return connection
    }

    private func connect(_ configuration: ConnectionConfiguration) throws(PostgresError) {
        self.session = try LibpqSession(configuration)
    }

    /// Closes the connection. A transaction that is open is rolled back by the server. Closing twice is fine.
    public func close() {
        self.session = nil
    }

    /// Whether a statement can be sent now: connected, and not lent to a transaction.
    public var isUsable: Bool {
        guard let session = self.session, self.lent == nil else { return false }
        return session.isClean && session.transactionStatus == PQTRANS_IDLE
    }

    /// The server's process, as `pg_stat_activity.pid` shows it; 0 once closed.
    public var backendPID: Int32 { self.session?.backendPID ?? 0 }

    /// The last hundred notices and warnings.
    public var notices: [Notice] { self.session?.noticeLog.notices ?? [] }

    /// Whether the pool may lend this connection again: its session is as it was when opened.
    var isReusable: Bool { self.isUsable && !self.isTainted && self.isAlive }

    /// Looks whether the server has closed the connection meanwhile; costs one system call.
    var isAlive: Bool { self.session?.isAlive() ?? false }

    /// Runs what libpq does for a statement, cancellable, and closes the connection when it is left in the middle.
    func attempt<Value>(
        _ work: (LibpqSession) throws(PostgresError) -> Value, ticket: StatementTicket = StatementTicket()
    ) async throws(PostgresError) -> Value {
        guard let session = self.session else { throw .closed }
        let result = await withTaskCancellationHandler {
            self.outcome(of: work, in: session, ticket)
        } onCancel: {
            ticket.cancel()
        }
        if !session.isClean && self.lent?.isCopying != true { self.session = nil }
        if case .failure(let error) = result, error.code == .connectionLost { self.session = nil }
        return try result.get()
    }

    private func outcome<Value>(
        of work: (LibpqSession) throws(PostgresError) -> Value, in session: LibpqSession, _ ticket: StatementTicket
    ) -> Result<Value, PostgresError> {
        do {
            try ticket.start(session.cancelHandle)
            defer { ticket.end() }
            return .success(try work(session))
        } catch {
            let isCancelled = ticket.isCancelled && error.sqlState == "57014"
            return .failure(isCancelled ? .cancelled : error)
        }
    }
}
