/// The one error of this module: what happened, and where the server said so.
///
/// `description` is fit for a log: it never holds a bound value. The server's own words (`message`, `detail`) can
/// quote a row's values, so those are for a person who may see the data.
public struct PostgresError: Error, Sendable, Hashable {
    /// What kind of failure this is; see ``Code`` for the list, which only ever grows.
    public let code: Code

    /// The server's primary message, or this module's own sentence. May quote values: see ``description``.
    public var message: String

    /// The server's five-character SQLSTATE, when the failure came from the server.
    public var sqlState: String?

    /// What to do about it, from the server or from this module.
    public var hint: String?

    /// The server's detail. Often quotes the offending row: never log it.
    public var detail: String?

    /// The violated constraint, when the server names one.
    public var constraint: String?

    /// The table the failure is about, when the server names one.
    public var table: String?

    /// The column the failure is about, when the server or the decoder names one.
    public var column: String?

    /// Where in the statement's text the failure lies, counted in characters from 1.
    public var position: Int?

    /// Makes an error of this module; the server's fields are filled in afterwards.
    public init(_ code: Code, _ message: String, hint: String? = nil, column: String? = nil, sqlState: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
        self.column = column
        self.sqlState = sqlState
    }

    /// Whether the connection is gone, so that trying again on another one may work.
    ///
    /// A lost connection during COMMIT leaves open whether the transaction was committed.
    public var isConnectionLoss: Bool {
        guard self.code != .connectionLost else { return true }
        guard let sqlState = self.sqlState else { return false }
        return sqlState.hasPrefix("08") || ["57P01", "57P02", "57P03"].contains(sqlState)
    }
}
