extension PostgresError {
    /// A stable, searchable code; never reused for something else.
    public enum Code: String, Sendable {
        /// No server answered, or it does not take connections just now; trying again later may work.
        case connectionRefused = "P001"
        /// The connection broke, or was closed, while in use.
        case connectionLost = "P002"
        /// The server refused a statement; `sqlState` says why.
        case statementFailed = "P003"
        /// A column is missing, is null, or does not hold the type asked for.
        case decodingFailed = "P004"
        /// The pool is closed.
        case poolClosed = "P005"
        /// No connection came free in time, or the server did not answer a connection attempt in time.
        case timedOut = "P006"
        /// The task was cancelled, and the statement with it.
        case cancelled = "P007"
        /// The connection is lent to a transaction or a COPY; or the transaction at hand has ended.
        case busy = "P008"
        /// The statement's kind is not allowed here.
        case statementNotAllowed = "P009"
        /// A name is not a safe identifier.
        case invalidIdentifier = "P010"
        /// A value or a text cannot be sent, such as one that contains a zero byte.
        case invalidValue = "P011"
        /// The server answered, and denied this user or database; trying again does not help.
        case connectionDenied = "P012"
        /// A statement had failed and its error was swallowed: the transaction was rolled back instead of committed.
        case transactionFailed = "P013"
    }
}
