import CPQ
import Glibc

/// One attempt to connect, step by step: so that it obeys a time-out and a cancelled task, and so that the server's
/// SQLSTATE is known, which libpq shows only in a message made verbose before the attempt.
struct Connecting {
    private let configuration: ConnectionConfiguration
    private let deadline: ContinuousClock.Instant

    init(_ configuration: ConnectionConfiguration) {
        self.configuration = configuration
        self.deadline = .now + configuration.connectTimeout
    }

    /// The open connection; the caller frees it. Throws `connectionRefused`, `connectionDenied`, `timedOut`, `cancelled`.
    func run() throws(PostgresError) -> OpaquePointer {
        guard let connection = self.start() else {
            throw PostgresError(.connectionRefused, "libpq is out of memory")
        }
        do {
            PQsetErrorVerbosity(connection, PQERRORS_VERBOSE)
            try self.finish(connection)
            PQsetErrorVerbosity(connection, PQERRORS_DEFAULT)
            return connection
        } catch {
            PQfinish(connection)
            throw error
        }
    }

    private func start() -> OpaquePointer? {
        let keywords = self.configuration.keywords
        return CStrings(keywords.map(\.key) + [nil]).withPointers { keys in
            CStrings(keywords.map(\.value) + [nil]).withPointers { values in
                PQconnectStartParams(keys.baseAddress, values.baseAddress, 1)
            }
        }
    }

    private func finish(_ connection: OpaquePointer) throws(PostgresError) {
        guard PQstatus(connection) != CONNECTION_BAD else { throw Self.failure(connection) }
        var step = PGRES_POLLING_WRITING
        while step != PGRES_POLLING_OK {
            guard step != PGRES_POLLING_FAILED else { throw Self.failure(connection) }
            try self.wait(for: step == PGRES_POLLING_READING ? POLLIN : POLLOUT, on: PQsocket(connection))
            step = PQconnectPoll(connection)
        }
    }

    private func wait(for event: Int32, on socket: Int32) throws(PostgresError) {
        var descriptor = pollfd(fd: socket, events: Int16(event), revents: 0)
        while poll(&descriptor, 1, 50) == 0 {
            if Task.isCancelled { throw .cancelled }
            if .now > self.deadline { throw PostgresError(.timedOut, "the server did not answer in time") }
        }
    }

    /// `FATAL:  57P03: the database system is starting up` and the like; no SQLSTATE when no server answered.
    private static func failure(_ connection: OpaquePointer) -> PostgresError {
        let text = String(cString: PQerrorMessage(connection))
        let line = text.split(separator: "\n").first.map(String.init) ?? "the server could not be reached"
        let sqlState = text.firstMatch(of: #/: +((?=[A-Z]*[0-9])[0-9A-Z]{5}): /#).map { String($0.output.1) }
        let mayWorkLater = sqlState.map { ["57", "53", "08"].contains($0.prefix(2)) } ?? true
        let isDenied = !mayWorkLater || PQconnectionNeedsPassword(connection) == 1
        return PostgresError(isDenied ? .connectionDenied : .connectionRefused, line, sqlState: sqlState)
    }
}
