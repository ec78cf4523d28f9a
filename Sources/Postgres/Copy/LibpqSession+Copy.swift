import CPQ

extension LibpqSession {
    /// Sends a COPY … FROM STDIN; the server then waits for data.
    func beginCopyIn(_ statement: SQL) throws(PostgresError) {
        try self.beginCopy(statement, PGRES_COPY_IN, hint: "write COPY … FROM STDIN")
    }

    /// Sends a COPY … TO STDOUT; its rows are then read with ``readCopy(into:atLeast:)``.
    func beginCopyOut(_ statement: SQL) throws(PostgresError) {
        try self.beginCopy(statement, PGRES_COPY_OUT, hint: "write COPY … TO STDOUT")
    }

    private func beginCopy(_ statement: SQL, _ expected: ExecStatusType, hint: String) throws(PostgresError) {
        guard statement.binds.isEmpty, StatementKind(statement) == .copy else {
            throw PostgresError(.statementNotAllowed, "COPY takes no bound values", hint: "use \\(literal:) or .inlined")
        }
        try Self.check([statement])
        try self.send(statement)
        guard let pointer = PQgetResult(self.pointer) else { throw PostgresError(connection: self.pointer) }
        let result = ResultHandle(pointer)
        let status = PQresultStatus(pointer)
        guard status != expected else { return }
        var failure = PostgresError(.statementNotAllowed, "the COPY goes the other way", hint: hint)
        switch status {
        case PGRES_COPY_IN: _ = self.refuseCopyIn()
        case PGRES_COPY_OUT: _ = self.refuseCopyOut()
        case PGRES_FATAL_ERROR: failure = PostgresError(result: result.pointer, isConnected: self.isConnected)
        default: break
        }
        _ = try? self.finish()
        throw failure
    }

    /// Hands bytes to the server; blocks while it is not ready for more.
    ///
    /// libpq does not look at a refused row before the end of the data: that error comes from ``endCopyIn()``.
    /// It also swallows writes to a broken connection, so that is looked for once per mebibyte.
    func writeCopy(_ bytes: UnsafeRawBufferPointer) throws(PostgresError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 20))
            let isAccepted = PQputCopyData(
                self.pointer, piece.bindMemory(to: CChar.self).baseAddress, Int32(piece.count))
            guard isAccepted == 1 else { throw self.copyFailure() }
            rest = rest.dropFirst(piece.count)
            self.bytesSinceCheck += piece.count
            guard self.bytesSinceCheck >= 1 << 20 else { continue }
            self.bytesSinceCheck = 0
            if !self.isAlive() { throw self.copyFailure() }
        }
    }

    /// As above, for a part of an array.
    func writeCopy(_ bytes: ArraySlice<UInt8>) throws(PostgresError) {
        let outcome = bytes.withUnsafeBytes { bytes in
            Result { () throws(PostgresError) in try self.writeCopy(bytes) }
        }
        try outcome.get()
    }

    /// Ends the data; the number of rows taken.
    func endCopyIn() throws(PostgresError) -> Int {
        guard PQputCopyEnd(self.pointer, nil) == 1 else { throw self.copyFailure() }
        return try self.finish().affected
    }

    /// Ends the data so that the server keeps none of it.
    func abandonCopyIn() {
        _ = PQputCopyEnd(self.pointer, "given up by the client")
        _ = try? self.finish()
    }

    /// Adds whole rows until there are enough bytes or no more rows; the row count at the end, nil before.
    func readCopy(into chunk: inout [UInt8], atLeast size: Int) throws(PostgresError) -> Int? {
        while chunk.count < size {
            var row: UnsafeMutablePointer<CChar>?
            let count = PQgetCopyData(self.pointer, &row, 0)
            guard count >= 0, let row else { return try self.finish().affected }
            chunk.append(contentsOf: UnsafeRawBufferPointer(start: row, count: Int(count)))
            PQfreemem(row)
        }
        return nil
    }

    /// Stops the query behind a COPY and throws its remaining rows away.
    func abandonCopyOut() {
        self.cancelHandle.send()
        self.drainCopy()
        _ = try? self.finish()
    }

    /// What to tell when a COPY was sent as an ordinary query.
    func refuseCopyIn() -> PostgresError {
        _ = PQputCopyEnd(self.pointer, "not expected here")
        return PostgresError(.statementNotAllowed, "COPY is not a query", hint: "use copyIn")
    }

    /// As ``refuseCopyIn()``, for the other way.
    func refuseCopyOut() -> PostgresError {
        self.cancelHandle.send()
        self.drainCopy()
        return PostgresError(.statementNotAllowed, "COPY is not a query", hint: "use copyOut")
    }

    private func drainCopy() {
        var row: UnsafeMutablePointer<CChar>?
        while PQgetCopyData(self.pointer, &row, 0) >= 0 { PQfreemem(row) }
    }

    /// The server had stopped listening: its error is waiting to be read.
    private func copyFailure() -> PostgresError {
        do {
            _ = try self.finish()
            return PostgresError(.connectionLost, "the server ended the COPY")
        } catch {
            return error
        }
    }
}
