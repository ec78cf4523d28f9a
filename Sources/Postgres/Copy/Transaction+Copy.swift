extension Transaction {
    /// Runs a COPY … FROM STDIN whose data `body` writes; the rows taken, and what `body` returns.
    ///
    /// The statement carries no bound values: use `\(literal:)`. When `body` throws, the server keeps none of the data,
    /// the transaction has failed, and the error is rethrown. Throws as ``query(_:)`` does.
    @discardableResult
    public nonisolated(nonsending) borrowing func copyIn<Value>(
        _ statement: SQL, _ body: nonisolated(nonsending) (borrowing CopyWriter) async throws -> Value
    ) async throws -> (rows: Int, value: Value) {
        try await self.connection.beginCopyIn(statement, in: self.id)
        let value: Value
        do {
            value = try await body(CopyWriter(connection: self.connection, id: self.id))
        } catch {
            await self.connection.abandonCopyIn(in: self.id)
            throw error
        }
        return (try await self.connection.endCopyIn(in: self.id), value)
    }

    /// Runs a COPY … FROM STDIN whose data `producer` writes from the connection's own queue, for bulk imports: no hop
    /// between tasks, no cost per row. The rows taken. The producer may block, as on reading a file.
    ///
    /// Throws as ``copyIn(_:_:)`` does.
    @discardableResult
    public nonisolated(nonsending) borrowing func copyIn(
        _ statement: SQL, producing producer: @Sendable (borrowing CopySink) throws -> Void
    ) async throws -> Int {
        try await self.connection.copyIn(statement, in: self.id, producer)
    }

    /// Runs a COPY … TO STDOUT and hands its data to `receive` in pieces of whole rows, about 64 KiB each; the rows sent.
    ///
    /// Memory stays constant: the server waits while `receive` works. When `receive` throws or the task is cancelled,
    /// the query is cancelled, the transaction has failed, and the error is rethrown. Throws as ``query(_:)`` does.
    @discardableResult
    public nonisolated(nonsending) borrowing func copyOut(
        _ statement: SQL, _ receive: nonisolated(nonsending) ([UInt8]) async throws -> Void
    ) async throws -> Int {
        try await self.connection.beginCopyOut(statement, in: self.id)
        do {
            while true {
                let piece = try await self.connection.readCopy(in: self.id)
                if !piece.bytes.isEmpty { try await receive(piece.bytes) }
                if let rows = piece.rows { return rows }
            }
        } catch {
            await self.connection.abandonCopyOut(in: self.id)
            throw error
        }
    }

    /// Runs a query and hands its rows to `receive` in pieces of about 64 KiB; the rows sent. Values are written into the
    /// statement as literals. Throws as ``copyOut(_:_:)`` does.
    @discardableResult
    public nonisolated(nonsending) borrowing func stream(
        _ query: SQL, _ receive: nonisolated(nonsending) ([CopyRow]) async throws -> Void
    ) async throws -> Int {
        var text = CopyText()
        return try await self.copyOut("COPY (\(query.inlined)) TO STDOUT (FORMAT text, HEADER)") { piece in
            let rows = text.rows(piece)
            if !rows.isEmpty { try await receive(rows) }
        }
    }
}
