import CPQ

extension LibpqSession {
    /// Runs one statement and waits for it. Throws `statementFailed`, `connectionLost` or `invalidValue`.
    func run(_ sql: SQL) throws(PostgresError) -> Rows {
        try Self.check([sql])
        try self.send(sql)
        return try self.finish()
    }

    /// Runs several statements in one round trip. The first error is thrown; the server skips what follows it.
    func pipeline(_ statements: [SQL]) throws(PostgresError) -> [Rows] {
        try Self.check(statements)
        guard PQenterPipelineMode(self.pointer) == 1 else { throw PostgresError(connection: self.pointer) }
        for statement in statements { try self.send(statement) }
        guard PQpipelineSync(self.pointer) == 1 else { throw PostgresError(connection: self.pointer) }
        var all: [Rows] = []
        var failure: PostgresError?
        for _ in statements {
            do {
                all.append(try self.finish())
            } catch {
                failure = failure ?? error
            }
        }
        guard let sync = PQgetResult(self.pointer) else { throw failure ?? PostgresError(connection: self.pointer) }
        PQclear(sync)
        guard PQexitPipelineMode(self.pointer) == 1 else { throw failure ?? PostgresError(connection: self.pointer) }
        if let failure { throw failure }
        return all
    }

    /// Runs a text of several statements, which share one implicit transaction unless they begin their own.
    func script(_ text: String) throws(PostgresError) {
        try Self.check([SQL(trusted: text)])
        guard PQsendQuery(self.pointer, text) == 1 else { throw PostgresError(connection: self.pointer) }
        _ = try self.finish()
    }

    func send(_ sql: SQL) throws(PostgresError) {
        let binds = sql.binds
        let types = binds.map(\.type.oid)
        let isSent = CStrings(binds.map(\.text)).withPointers { values in
            PQsendQueryParams(self.pointer, sql.text, Int32(binds.count), types, values.baseAddress, nil, nil, 0)
        }
        guard isSent == 1 else { throw PostgresError(connection: self.pointer) }
    }

    /// Reads the results of what was sent up to its end; the last one counts, the first error is thrown.
    func finish() throws(PostgresError) -> Rows {
        var last: ResultHandle?
        var failure: PostgresError?
        while let pointer = PQgetResult(self.pointer) {
            let result = ResultHandle(pointer)
            switch PQresultStatus(pointer) {
            case PGRES_COPY_IN: failure = failure ?? self.refuseCopyIn()
            case PGRES_COPY_OUT: failure = failure ?? self.refuseCopyOut()
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: last = result
            default: failure = failure ?? PostgresError(result: pointer, isConnected: self.isConnected)
            }
        }
        if let failure { throw failure }
        guard let last else { throw PostgresError(connection: self.pointer) }
        return Rows(last)
    }

    /// A zero byte would end the text early, and so change what the statement means.
    static func check(_ statements: [SQL]) throws(PostgresError) {
        guard statements.allSatisfy({ $0.pieces.count <= 65_535 || $0.binds.count <= 65_535 }) else {
            throw PostgresError(.invalidValue, "a statement takes at most 65535 values", hint: "bind an array, or COPY")
        }
        let hasZero = statements.contains { statement in
            statement.pieces.contains { piece in
                switch piece {
                case .text(let text): text.utf8.contains(0)
                case .bind(let bind): bind.text?.utf8.contains(0) ?? false
                }
            }
        }
        if hasZero { throw PostgresError(.invalidValue, "a text with a zero byte cannot be stored", hint: "remove the byte") }
    }
}
