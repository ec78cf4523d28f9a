extension Connection {
    /// Runs one statement outside a transaction; its rows. Throws `statementFailed`, `connectionLost`, `invalidValue`,
    /// `busy` while a transaction is lent out, or `cancelled`: then the server has stopped, and the connection is usable.
    @discardableResult
    public func query(_ sql: SQL) async throws(PostgresError) -> Rows {
        try await self.outside([sql]) { session throws(PostgresError) in try session.run(sql) }
    }

    /// Runs one statement outside a transaction; the number of rows it touched. Throws as ``query(_:)`` does.
    @discardableResult
    public func execute(_ sql: SQL) async throws(PostgresError) -> Int {
        try await self.query(sql).affected
    }

    /// Runs several statements in one round trip; the rows of each. The first error is thrown, and then none of them
    /// has happened: between them they are one implicit transaction. Throws as ``query(_:)`` does.
    @discardableResult
    public func pipeline(_ statements: [SQL]) async throws(PostgresError) -> [Rows] {
        try await self.outside(statements) { session throws(PostgresError) in try session.pipeline(statements) }
    }

    /// Runs a text of several statements without values, by the simple protocol. For migrations only: whoever can
    /// write into the text can do anything. Throws as ``query(_:)`` does.
    public func script(_ text: String) async throws(PostgresError) {
        try await self.outside([SQL(trusted: text)]) { session throws(PostgresError) in
            self.isTainted = true
            try session.script(text)
        }
    }

    /// Sends a notification to whoever listens. Throws as ``query(_:)`` does.
    public func notify(_ channel: Identifier, _ payload: String) async throws(PostgresError) {
        try await self.query("SELECT pg_notify(\(channel.name), \(payload))")
    }

    private func outside<Value>(
        _ statements: [SQL], _ work: (LibpqSession) throws(PostgresError) -> Value
    ) async throws(PostgresError) -> Value {
        guard self.lent == nil else {
            throw PostgresError(.busy, "the connection is lent to a transaction", hint: "use the transaction")
        }
        let kinds = Set(statements.map { StatementKind($0) })
        guard !kinds.contains(.copy) else { throw .copyIsNoQuery }
        if kinds != [.rows] { self.isTainted = true }
        do throws(PostgresError) {
            return try await self.attempt(work)
        } catch {
            self.isTainted = true
            throw error
        }
    }
}

extension PostgresError {
    static let copyIsNoQuery = PostgresError(.statementNotAllowed, "COPY is not a query", hint: "use copyIn or copyOut")
}
