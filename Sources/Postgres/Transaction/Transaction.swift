/// A transaction that is open, lent to a closure by ``Connection/withTransaction(preamble:commit:allowing:_:)``.
///
/// It cannot be made elsewhere nor copied. The closure owns it and may wrap it in a type of its own; once the closure
/// has ended, every use throws `busy`. Several tasks cannot use it at the same time: a connection does one thing.
public struct Transaction: ~Copyable, Sendable {
    let connection: Connection
    let id: UInt64

    /// Runs one statement; its rows. Throws `statementFailed` (only a rollback or a savepoint's end helps then),
    /// `statementNotAllowed`, `connectionLost`, `invalidValue`, `busy` or `cancelled`.
    @discardableResult
    public nonisolated(nonsending) borrowing func query(_ sql: SQL) async throws(PostgresError) -> Rows {
        try await self.connection.run(sql, in: self.id)
    }

    /// Runs one statement; the number of rows it touched. Throws as ``query(_:)`` does.
    @discardableResult
    public nonisolated(nonsending) borrowing func execute(_ sql: SQL) async throws(PostgresError) -> Int {
        try await self.connection.run(sql, in: self.id).affected
    }

    /// Sends a notification, which arrives when the transaction commits. Throws as ``query(_:)`` does.
    public nonisolated(nonsending) borrowing func notify(_ channel: Identifier, _ payload: String) async throws(PostgresError) {
        try await self.query("SELECT pg_notify(\(channel.name), \(payload))")
    }

    /// Goes on under other settings, such as another role: `SET LOCAL` only, sent along with the next statement. What wraps a
    /// transaction for its users must not hand this on. Throws `statementNotAllowed`, `busy` or `closed`.
    public nonisolated(nonsending) borrowing func turn(to settings: [SQL]) async throws(PostgresError) {
        try await self.connection.set(settings, in: self.id)
    }

    /// Runs `body`; when it throws, undoes only what it did, and rethrows. Setting the savepoint costs no round trip.
    ///
    /// Use it around a statement that may fail while the transaction goes on.
    @discardableResult
    public nonisolated(nonsending) borrowing func savepoint<Value>(
        _ body: nonisolated(nonsending) () async throws -> Value
    ) async throws -> Value {
        let number = try await self.connection.beginSavepoint(in: self.id)
        let value: Value
        do {
            value = try await body()
        } catch {
            await self.connection.rollBackSavepoint(number, in: self.id)
            throw error
        }
        try await self.connection.releaseSavepoint(number, in: self.id)
        return value
    }
}
