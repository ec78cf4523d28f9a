import CPQ

extension Connection {
    func beginCopyIn(_ statement: SQL, in id: UInt64) async throws(PostgresError) {
        try await self.beginCopy(id) { session throws(PostgresError) in try session.beginCopyIn(statement) }
    }

    func beginCopyOut(_ statement: SQL, in id: UInt64) async throws(PostgresError) {
        try await self.beginCopy(id) { session throws(PostgresError) in try session.beginCopyOut(statement) }
    }

    private func beginCopy(
        _ id: UInt64, _ begin: (LibpqSession) throws(PostgresError) -> Void
    ) async throws(PostgresError) {
        try self.enter(id)
        try await self.flush()
        self.lent?.isCopying = true
        try await self.step(begin)
    }

    /// One cancellable step of a COPY; a step that fails ends it.
    private func step<Value>(
        _ work: (LibpqSession) throws(PostgresError) -> Value
    ) async throws(PostgresError) -> Value {
        do throws(PostgresError) {
            return try await self.attempt(work)
        } catch {
            if self.session?.transactionStatus != PQTRANS_ACTIVE { self.lent?.isCopying = false }
            throw error
        }
    }

    private func enterCopy(_ id: UInt64) throws(PostgresError) {
        guard let lent = self.lent, lent.id == id, lent.isCopying else {
            throw PostgresError(.busy, "the COPY has ended", hint: "write inside its closure only")
        }
    }

    func writeCopy(_ bytes: ArraySlice<UInt8>, in id: UInt64) async throws(PostgresError) {
        try self.enterCopy(id)
        try await self.step { session throws(PostgresError) in
            try session.writeCopy(bytes)
        }
    }

    func endCopyIn(in id: UInt64) async throws(PostgresError) -> Int {
        try self.enterCopy(id)
        let rows = try await self.step { session throws(PostgresError) in try session.endCopyIn() }
        self.lent?.isCopying = false
        return rows
    }

    func abandonCopyIn(in id: UInt64) {
        self.abandonCopy(id) { $0.abandonCopyIn() }
    }

    /// The next piece of the data, and the number of rows once there is no more.
    func readCopy(in id: UInt64) async throws(PostgresError) -> (bytes: [UInt8], rows: Int?) {
        try self.enterCopy(id)
        var bytes: [UInt8] = []
        let rows = try await self.step { session throws(PostgresError) in
            try session.readCopy(into: &bytes, atLeast: 1 << 16)
        }
        if rows != nil { self.lent?.isCopying = false }
        return (bytes, rows)
    }

    func abandonCopyOut(in id: UInt64) {
        self.abandonCopy(id) { $0.abandonCopyOut() }
    }

    private func abandonCopy(_ id: UInt64, _ abandon: (LibpqSession) -> Void) {
        guard let session = self.session, self.lent?.id == id, self.lent?.isCopying == true else { return }
        abandon(session)
        self.lent?.isCopying = false
        if !session.isClean { self.session = nil }
    }

    /// The whole of a COPY in one step on this connection's queue.
    func copyIn(
        _ statement: SQL, in id: UInt64, _ producer: @Sendable (borrowing CopySink) throws -> Void
    ) async throws -> Int {
        try await self.beginCopyIn(statement, in: id)
        defer { self.lent?.isCopying = false }
        let ticket = StatementTicket()
        var failure: (any Error)?
        let produce = { (session: LibpqSession) throws(PostgresError) -> Int in
            do {
                try producer(CopySink(session: session, ticket: ticket))
            } catch {
                failure = error
                session.abandonCopyIn()
                return 0
            }
            return try session.endCopyIn()
        }
        let rows = try await self.attempt(produce, ticket: ticket)
        if let failure { throw failure }
        return rows
    }
}
