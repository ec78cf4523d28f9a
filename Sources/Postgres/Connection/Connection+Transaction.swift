import CPQ

extension Connection {
    /// Lends a transaction to `body` and commits when it returns; rolls back when it throws.
    ///
    /// The preamble (BEGIN, then SET LOCAL or SELECT) travels in one round trip with the body's first statement; a body
    /// that sends nothing costs nothing. What `body` throws is rethrown. Throws `statementNotAllowed` for another
    /// preamble, `busy` while a transaction is lent out, `transactionFailed` when the body swallowed an error,
    /// `cancelled` when the task was cancelled before the commit, or what the commit throws: after a lost connection
    /// nobody knows whether it happened. If rolling back fails, the connection is closed.
    @discardableResult
    public nonisolated(nonsending) func withTransaction<Value>(
        preamble: [SQL] = ["BEGIN"], commit: SQL = "COMMIT", allowing policy: StatementPolicy = .rowsOnly,
        _ body: nonisolated(nonsending) (consuming Transaction) async throws -> Value
    ) async throws -> Value {
        let id = try await self.lend(preamble, policy)
        let value: Value
        do {
            value = try await body(Transaction(connection: self, id: id))
        } catch {
            await self.rollBack(id)
            throw error
        }
        try await self.commit(commit, id)
        return value
    }

    private func lend(_ preamble: [SQL], _ policy: StatementPolicy) throws(PostgresError) -> UInt64 {
        guard self.session != nil else { throw .closed }
        guard self.isUsable else {
            throw PostgresError(.busy, "the connection is lent to another transaction", hint: "take one from the pool")
        }
        let kinds = preamble.map { StatementKind($0) }
        guard kinds.first == .begin, kinds.dropFirst().allSatisfy({ [.local, .rows].contains($0) }) else {
            throw PostgresError(.statementNotAllowed, "a preamble is BEGIN, then SET LOCAL or SELECT")
        }
        self.transactions += 1
        self.lent = OpenTransaction(id: self.transactions, preamble: preamble, policy: policy)
        return self.transactions
    }

    /// Sends what waits and one statement, in one round trip.
    func run(_ sql: SQL, in id: UInt64) async throws(PostgresError) -> Rows {
        try self.enter(id)
        try self.permit(sql)
        return try await self.send([sql])
    }

    /// Sends settings along with the next statement.
    func set(_ settings: [SQL], in id: UInt64) throws(PostgresError) {
        try self.enter(id)
        guard settings.allSatisfy({ StatementKind($0) == .local }) else {
            throw PostgresError(.statementNotAllowed, "only SET LOCAL can be sent along")
        }
        self.lent?.set(settings)
    }

    /// Sends what waits, so that something which cannot be pipelined can follow.
    func flush() async throws(PostgresError) {
        guard let lent = self.lent, !lent.pending.isEmpty else { return }
        try await self.send([])
    }

    @discardableResult
    private func send(_ statements: [SQL]) async throws(PostgresError) -> Rows {
        guard !Task.isCancelled else { throw .cancelled }
        try LibpqSession.check(statements)
        let isFirst = self.lent?.hasBegun == false
        let all = (self.lent?.takePending() ?? []) + statements
        do throws(PostgresError) {
            do throws(PostgresError) {
                return try await self.exchange(all)
            } catch {
                // What begins a transaction has done nothing yet and may be sent again.
                guard isFirst, error.sqlState == "42501", self.forgetRoles() else { throw error }
                return try await self.exchange(all)
            }
        } catch {
            if self.session?.transactionStatus != PQTRANS_INERROR { self.lent?.isOver = true }
            throw error
        }
    }

    private func exchange(_ all: [SQL]) async throws(PostgresError) -> Rows {
        let rows = try await self.attempt { session throws(PostgresError) in
            all.count == 1 ? [try session.run(all[0])] : try session.pipeline(all)
        }
        guard self.session?.transactionStatus == PQTRANS_INTRANS, let last = rows.last else {
            self.session = nil
            throw PostgresError(.statementNotAllowed, "a statement ended the transaction", hint: "return or throw instead")
        }
        return last
    }

    /// Throws `busy` unless this transaction holds the connection and nothing is going on in it.
    func enter(_ id: UInt64) throws(PostgresError) {
        guard self.session != nil else { throw .closed }
        guard let lent = self.lent, lent.id == id, !lent.isOver else {
            throw PostgresError(.busy, "the transaction has ended", hint: "use it inside its closure only")
        }
        guard !lent.isCopying else { throw PostgresError(.busy, "a COPY is going on", hint: "let it end first") }
    }

    private func permit(_ sql: SQL) throws(PostgresError) {
        switch (StatementKind(sql), self.lent?.policy ?? .rowsOnly) {
        case (.rows, _), (.local, .anything): break
        case (.copy, _): throw .copyIsNoQuery
        case (.begin, .anything), (.other, .anything): self.isTainted = true
        case (.begin, .rowsOnly), (.local, .rowsOnly), (.other, .rowsOnly):
            throw PostgresError(
                .statementNotAllowed, "only SELECT, WITH, INSERT, UPDATE, DELETE and COPY are allowed here",
                hint: "a migration uses allowing: .anything")
        }
    }

    private func commit(_ commit: SQL, _ id: UInt64) async throws(PostgresError) {
        let hasFailed = self.session?.transactionStatus == PQTRANS_INERROR || self.lent?.isOver == true
        guard !Task.isCancelled, !hasFailed else {
            self.rollBack(id)
            if Task.isCancelled { throw .cancelled }
            throw PostgresError(.transactionFailed, "a statement had failed: the transaction was rolled back")
        }
        guard var lent = self.lent, lent.id == id else { throw .closed }
        guard lent.hasBegun else { return self.lent = nil }
        let last = lent.takePending() + [commit]
        self.lent = nil
        guard let session = self.session else { throw .closed }
        do {
            _ = try session.pipeline(last)
        } catch {
            self.settle()
            throw error
        }
        self.settle()
    }

    /// Ends the transaction without its changes. Cannot be cancelled: it is what a cancelled task does last.
    private func rollBack(_ id: UInt64) {
        guard let lent = self.lent, lent.id == id else { return }
        self.lent = nil
        guard let session = self.session, lent.hasBegun, session.transactionStatus != PQTRANS_IDLE else { return }
        _ = try? session.run("ROLLBACK")
        self.settle()
    }

    /// Closes a connection that is not back at the start.
    private func settle() {
        if !self.isUsable { self.session = nil }
    }
}
