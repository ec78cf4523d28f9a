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

    /// Streams the result of a `COPY (SELECT …) TO STDOUT` in constant memory.
    public nonisolated(nonsending) borrowing func copyOut(
        _ statement: SQL, _ receive: nonisolated(nonsending) ([UInt8]) async throws -> Void
    ) async throws {
        try await self.transaction.copyOut(statement, receive)
    }
}
