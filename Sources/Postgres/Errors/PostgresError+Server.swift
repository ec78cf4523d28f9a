import CPQ

extension PostgresError {
    /// The error that a failed result reports. `isConnected` is false when the connection broke with it.
    ///
    /// A fatal error is the server's farewell, and one without a SQLSTATE is libpq's own: it could not write, and may not have
    /// read the end of the stream yet. Nothing may be sent any more, whatever the connection says of itself.
    init(result: OpaquePointer, isConnected: Bool) {
        let isFarewell = ["FATAL", "PANIC"].contains(result.field("V")) || result.field("C") == nil
        self.init(
            isConnected && !isFarewell ? .statementFailed : .connectionLost,
            result.field("M") ?? Self.firstLine(PQresultErrorMessage(result)),
            hint: result.field("H"), column: result.field("c"), sqlState: result.field("C"))
        self.detail = result.field("D")
        self.constraint = result.field("n")
        self.table = result.field("t")
        self.position = result.field("P").flatMap { Int($0) }
    }

    /// The error that the connection itself reports, as when it broke before any result came.
    init(connection: OpaquePointer) {
        let isConnected = PQstatus(connection) == CONNECTION_OK
        self.init(isConnected ? .statementFailed : .connectionLost, Self.firstLine(PQerrorMessage(connection)))
    }

    /// libpq's own messages go on with advice over several lines.
    private static func firstLine(_ text: UnsafePointer<CChar>) -> String {
        String(cString: text).split(separator: "\n").first.map(String.init) ?? "the connection is lost"
    }

    static let closed = PostgresError(.connectionLost, "the connection is closed")

    static let cancelled = PostgresError(.cancelled, "the task was cancelled")
}

extension OpaquePointer {
    /// One field of an error or notice; `code` is the letter of the protocol (libpq's `PG_DIAG_…`).
    func field(_ code: Unicode.Scalar) -> String? {
        PQresultErrorField(self, Int32(code.value)).map { String(cString: $0) }
    }
}
