public import Postgres

/// One tenant's rows, writable for as long as the closure it was lent to runs; it cannot be kept or made elsewhere.
public struct TenantWriter: ~Copyable, Sendable {
    /// The same transaction, for reading.
    public let reader: TenantReader
    public let actor: Actor
    public let purpose: Purpose

    init(transaction: consuming Transaction, actor: Actor, purpose: Purpose) {
        self.reader = TenantReader(transaction: transaction)
        self.actor = actor
        self.purpose = purpose
    }

    /// Runs a statement and returns its rows.
    public nonisolated(nonsending) borrowing func query(_ sql: SQL) async throws -> Rows {
        try await self.reader.transaction.query(sql)
    }

    /// Runs a statement and returns the number of rows it touched.
    @discardableResult
    public nonisolated(nonsending) borrowing func execute(_ sql: SQL) async throws -> Int {
        try await self.reader.transaction.execute(sql)
    }

    /// How many rows the statements to come join.
    public enum Expectation: Sendable { case fewRows, manyRows }

    /// Tells the planner what it cannot know of rows written in this very transaction: with many, no table is gone through once for
    /// every row of another.
    public nonisolated(nonsending) borrowing func expect(_ rows: Expectation) async throws {
        try await self.reader.transaction.turn(
            to: [rows == .manyRows ? "SET LOCAL enable_nestloop TO off" : "SET LOCAL enable_nestloop TO on"])
    }

    /// Bulk rows in, produced on the connection's own queue; the rows taken.
    @discardableResult
    public nonisolated(nonsending) borrowing func copyIn(
        _ statement: SQL, producing producer: @Sendable (borrowing CopySink) throws -> Void
    ) async throws -> Int {
        try await self.reader.transaction.copyIn(statement, producing: producer)
    }
}
