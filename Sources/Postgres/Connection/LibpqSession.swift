import CPQ
import Glibc

/// libpq's connection and its blocking calls, without isolation: an actor owns one and calls it on its executor.
final class LibpqSession {
    let pointer: OpaquePointer
    let noticeLog = NoticeLog()
    let cancelHandle: CancelHandle

    /// Bytes of a COPY sent since the connection was last looked at.
    var bytesSinceCheck = 0

    /// Connects. Throws `connectionRefused`, `connectionDenied`, `timedOut` or `cancelled`.
    init(_ configuration: ConnectionConfiguration) throws(PostgresError) {
        self.pointer = try Connecting(configuration).run()
        guard let cancelHandle = CancelHandle(connection: self.pointer) else {
            PQfinish(self.pointer)
            throw PostgresError(.connectionLost, "the connection broke at once")
        }
        self.cancelHandle = cancelHandle
        PQsetNoticeReceiver(
            self.pointer,
            { log, result in
                guard let log, let result else { return }
                Unmanaged<NoticeLog>.fromOpaque(log).takeUnretainedValue().append(Notice(result: result))
            }, Unmanaged.passUnretained(self.noticeLog).toOpaque())
        try self.useISODates()
    }

    deinit {
        PQfinish(self.pointer)
    }

    var backendPID: Int32 { PQbackendPID(self.pointer) }

    /// 150018 for 15.18.
    var serverVersion: Int32 { PQserverVersion(self.pointer) }

    var isConnected: Bool { PQstatus(self.pointer) == CONNECTION_OK }

    /// Where the connection stands with respect to a transaction.
    var transactionStatus: PGTransactionStatusType { PQtransactionStatus(self.pointer) }

    /// Whether the next statement can be sent: nothing of an earlier one is left behind.
    var isClean: Bool {
        self.isConnected && PQpipelineStatus(self.pointer) == PQ_PIPELINE_OFF && self.transactionStatus != PQTRANS_ACTIVE
    }

    /// Reads what the server sent by itself; false when it closed the connection, as on a restart, or said it will.
    ///
    /// The farewell and the end of the stream are two reads, hence the loop: a socket at its end stays readable.
    func isAlive() -> Bool {
        var descriptor = pollfd(fd: PQsocket(self.pointer), events: Int16(POLLIN), revents: 0)
        repeat {
            guard PQconsumeInput(self.pointer) == 1, self.isConnected else { return false }
        } while poll(&descriptor, 1, 0) > 0
        _ = PQisBusy(self.pointer)
        return !self.noticeLog.hasFarewell
    }

    /// Everything that reads a date reads the ISO form; a server whose default differs is told so, once.
    private func useISODates() throws(PostgresError) {
        guard let style = PQparameterStatus(self.pointer, "DateStyle"), !String(cString: style).hasPrefix("ISO") else { return }
        try self.script("SET datestyle TO 'ISO, YMD'")
    }
}
