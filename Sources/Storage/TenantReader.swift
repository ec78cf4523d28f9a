public import Postgres

/// One tenant's rows, readable for as long as the closure it was lent to runs; it cannot be kept or made elsewhere.
public struct TenantReader: ~Copyable, Sendable {
    let transaction: Transaction

    init(transaction: consuming Transaction) {
        self.transaction = transaction
    }

    /// Runs one SELECT. Throws ``PostgresError``.
    public nonisolated(nonsending) borrowing func query(_ sql: SQL) async throws -> Rows {
        try await self.transaction.query(sql)
    }

    /// Runs one SELECT and hands its rows on in pieces, in constant memory: the server waits while `receive` works.
    public nonisolated(nonsending) borrowing func stream(
        _ sql: SQL, _ receive: nonisolated(nonsending) ([CopyRow]) async throws -> Void
    ) async throws {
        try await self.transaction.stream(sql, receive)
    }

    /// Streams what a `COPY (SELECT …) TO STDOUT` sends, as it comes and in constant memory.
    public nonisolated(nonsending) borrowing func copyOut(
        _ statement: SQL, _ receive: nonisolated(nonsending) ([UInt8]) async throws -> Void
    ) async throws {
        try await self.transaction.copyOut(statement, receive)
    }
}
