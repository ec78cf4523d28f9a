import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(6))) struct TransactionTests {
    private struct Stop: Error {}

    /// A connection with an empty table `t (n int8 primary key)` of its own.
    private func open() async throws -> Connection {
        let connection = try await Connection.open(TestCluster.shared.value.configuration)
        try await connection.script("CREATE TEMP TABLE t (n int8 PRIMARY KEY)")
        return connection
    }

    private func count(_ connection: Connection) async throws -> Int {
        try await connection.query("SELECT count(*) FROM t")[0][0, as: Int.self]
    }

    @Test func `the preamble holds inside, and only inside`() async throws {
        let connection = try await self.open()
        let preamble: [SQL] = ["BEGIN READ ONLY", "SET LOCAL ROLE pg_monitor", "SET LOCAL search_path = \(literal: "it's")"]
        let inside = try await connection.withTransaction(preamble: preamble) { transaction in
            let row = try await transaction.query("SELECT current_user::text, current_setting('search_path')")[0]
            return [try row[0, as: String.self], try row[1, as: String.self]]
        }
        #expect(inside == ["pg_monitor", #""it's""#])
        #expect(try await connection.query("SELECT current_user::text")[0][0, as: String.self] == "tester")
    }

    @Test func `what the body returns is committed, what it throws undoes all`() async throws {
        let connection = try await self.open()
        let rows = try await connection.withTransaction { try await $0.execute("INSERT INTO t VALUES (1), (2)") }
        #expect(rows == 2)
        await #expect(throws: Stop.self) {
            try await connection.withTransaction { transaction in
                try await transaction.execute("DELETE FROM t")
                throw Stop()
            }
        }
        #expect(try await self.count(connection) == 2)
        #expect(await connection.isUsable)
    }

    @Test func `a body that does nothing sends nothing`() async throws {
        let connection = try await self.open()
        let other = try await Connection.open(TestCluster.shared.value.configuration)
        let pid = await connection.backendPID
        func last() async throws -> String {
            try await other.query("SELECT query FROM pg_stat_activity WHERE pid = \(pid)")[0][0, as: String.self]
        }
        let before = try await last()
        try await connection.withTransaction { _ in }
        await #expect(throws: Stop.self) { try await connection.withTransaction { _ in throw Stop() } }
        #expect(try await last() == before)
    }

    @Test func `an error in the preamble ends it, and the connection is usable`() async throws {
        let connection = try await self.open()
        for preamble: [SQL] in [["BEGIN", "SET LOCAL ROLE nobody_here"], ["BEGIN NONSENSE"]] {
            await #expect(throws: PostgresError.self) {
                try await connection.withTransaction(preamble: preamble) { transaction in
                    try await transaction.execute("INSERT INTO t VALUES (1)")
                }
            }
            let swallowed = await #expect(throws: PostgresError.self) {
                try await connection.withTransaction(preamble: preamble) { transaction in
                    _ = try? await transaction.execute("INSERT INTO t VALUES (1)")
                    _ = try? await transaction.execute("INSERT INTO t VALUES (2)")
                }
            }
            #expect(swallowed?.code == .transactionFailed)
            #expect(await connection.isUsable)
        }
        #expect(try await self.count(connection) == 0)
    }

    @Test func `a preamble that would outlive the transaction is refused`() async throws {
        let connection = try await self.open()
        for preamble: [SQL] in [[], ["SELECT 1"], ["BEGIN", "SET ROLE pg_monitor"], ["BEGIN", "COMMIT"]] {
            let error = await #expect(throws: PostgresError.self) {
                try await connection.withTransaction(preamble: preamble) { _ in }
            }
            #expect(error?.code == .statementNotAllowed)
        }
    }

    @Test func `a swallowed error is not a commit`() async throws {
        let connection = try await self.open()
        let error = await #expect(throws: PostgresError.self) {
            try await connection.withTransaction { transaction in
                try await transaction.execute("INSERT INTO t VALUES (1)")
                _ = try? await transaction.query("SELECT 1/0")
            }
        }
        #expect(error?.code == .transactionFailed)
        #expect(try await self.count(connection) == 0)
    }

    @Test(arguments: [
        "SET ROLE pg_monitor", "RESET ROLE", "COMMIT", "CREATE TABLE x ()", "DO $$ BEGIN END $$", "; SET ROLE pg_monitor",
    ])
    func `only rows may be touched`(_ text: String) async throws {
        let connection = try await self.open()
        let error = await #expect(throws: PostgresError.self) {
            try await connection.withTransaction { try await $0.query(SQL(trusted: text)) }
        }
        #expect(error?.code == .statementNotAllowed)
        #expect(await connection.isUsable)
    }

    @Test func `a statement that ends the transaction closes the connection`() async throws {
        let connection = try await self.open()
        let error = await #expect(throws: PostgresError.self) {
            try await connection.withTransaction(allowing: .anything) { try await $0.query("COMMIT") }
        }
        #expect(error?.code == .statementNotAllowed)
        #expect(await !connection.isUsable)
    }

    @Test func `a commit that fails is thrown`() async throws {
        let connection = try await self.open()
        try await connection.script(
            "CREATE TEMP TABLE child (n int8 REFERENCES t DEFERRABLE INITIALLY DEFERRED)")
        let error = await #expect(throws: PostgresError.self) {
            try await connection.withTransaction { try await $0.execute("INSERT INTO child VALUES (7)") }
        }
        #expect(error?.sqlState == "23503")
        #expect(await connection.isUsable)
    }

    @Test func `a savepoint undoes only itself`() async throws {
        let connection = try await self.open()
        try await connection.withTransaction { transaction in
            try await transaction.savepoint {
                try await transaction.execute("INSERT INTO t VALUES (1)")
            }
            await #expect(throws: PostgresError.self) {
                try await transaction.savepoint {
                    try await transaction.execute("INSERT INTO t VALUES (2)")
                    try await transaction.savepoint { try await transaction.execute("INSERT INTO t VALUES (3)") }
                    try await transaction.execute("INSERT INTO t VALUES (1)")
                }
            }
            try await transaction.savepoint {}
            await #expect(throws: Stop.self) { try await transaction.savepoint { throw Stop() } }
            do {
                try await transaction.savepoint { _ = try? await transaction.query("SELECT 1/0") }
                Issue.record("a swallowed error was taken for success")
            } catch let error as PostgresError {
                #expect(error.code == .transactionFailed)
            }
            try await transaction.execute("INSERT INTO t VALUES (4)")
        }
        #expect(try await connection.query("SELECT n FROM t ORDER BY n").map { try $0[0, as: Int.self] } == [1, 4])
    }

    @Test func `a transaction may be wrapped and lent on`() async throws {
        struct Reader: ~Copyable {
            let transaction: Transaction
            nonisolated(nonsending) borrowing func count() async throws -> Int {
                try await self.transaction.query("SELECT count(*) FROM t")[0][0, as: Int.self]
            }
        }
        nonisolated(nonsending) func read<Value>(
            _ connection: Connection, _ body: nonisolated(nonsending) (borrowing Reader) async throws -> Value
        ) async throws -> Value {
            try await connection.withTransaction { try await body(Reader(transaction: $0)) }
        }
        let connection = try await self.open()
        #expect(try await read(connection) { reader in try await reader.count() + reader.count() } == 0)
    }

    @Test func `a transaction that leaks out of its closure is dead`() async throws {
        final class Leak: Sendable {
            let transaction: Transaction
            init(_ transaction: consuming Transaction) { self.transaction = transaction }
        }
        let connection = try await self.open()
        let leak = try await connection.withTransaction { Leak($0) }
        let error = await #expect(throws: PostgresError.self) { try await leak.transaction.query("SELECT 1") }
        #expect(error?.code == .busy)
        try await connection.withTransaction { transaction in
            try await transaction.query("SELECT 1")
            await #expect(throws: PostgresError.self) { try await leak.transaction.query("SELECT 1") }
            let around = await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1") }
            #expect(around?.code == .busy)
            await #expect(throws: PostgresError.self) { try await connection.withTransaction { _ in } }
        }
    }
}
