public import Postgres

/// The inbox of a gemeente, for as long as the closure it was lent to runs: rows go in, nothing comes out.
public struct InboxWriter: ~Copyable, Sendable {
    private let writer: TenantWriter

    init(writer: consuming TenantWriter) {
        self.writer = writer
    }

    /// Runs an INSERT; anything else is refused by the inbox's own rights. Throws ``PostgresError``.
    public nonisolated(nonsending) borrowing func insert(_ sql: SQL) async throws {
        try await self.writer.execute(sql)
    }
}
