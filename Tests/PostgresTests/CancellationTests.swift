import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(6))) struct CancellationTests {
    @Test func `a cancelled query stops at the server, and the connection is usable`() async throws {
        let connection = try await Connection.open(TestCluster.shared.value.configuration)
        for milliseconds in [0, 1, 5, 200] {
            let task = Task { try await connection.query("SELECT pg_sleep(30)") }
            try await Task.sleep(for: .milliseconds(milliseconds))
            task.cancel()
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(error?.code == .cancelled)
            #expect(await connection.isUsable)
            #expect(try await connection.query("SELECT 1")[0][0, as: Int.self] == 1)
        }
    }

    @Test func `a cancel never hits the next query`() async throws {
        let connection = try await Connection.open(TestCluster.shared.value.configuration)
        for round in 0..<100 {
            let task = Task { try? await connection.query("SELECT pg_sleep(0.001)") }
            try await Task.sleep(for: .microseconds(round * 30))
            task.cancel()
            _ = await task.value
            #expect(try await connection.query("SELECT pg_sleep(0.002), 1 AS x")[0].decode(Int.self, "x") == 1)
        }
    }

    @Test func `a statement time-out is not a cancelled task`() async throws {
        let connection = try await Connection.open(TestCluster.shared.value.configuration)
        let error = await #expect(throws: PostgresError.self) {
            try await connection.withTransaction(preamble: ["BEGIN", "SET LOCAL statement_timeout = \(literal: "20ms")"]) {
                try await $0.query("SELECT pg_sleep(30)")
            }
        }
        #expect(error?.code == .statementFailed)
        #expect(error?.sqlState == "57014")
        #expect(await connection.isUsable)
    }

    @Test func `a cancelled transaction is rolled back, and the connection is usable`() async throws {
        let connection = try await Connection.open(TestCluster.shared.value.configuration)
        try await connection.script("CREATE TEMP TABLE t (n int8)")
        let task = Task {
            try await connection.withTransaction { transaction in
                try await transaction.execute("INSERT INTO t VALUES (1)")
                try await transaction.query("SELECT pg_sleep(30)")
            }
        }
        try await Task.sleep(for: .milliseconds(100))
        task.cancel()
        let error = await #expect(throws: PostgresError.self) { try await task.value }
        #expect(error?.code == .cancelled)
        #expect(await connection.isUsable)
        #expect(try await connection.query("SELECT * FROM t").isEmpty)
    }

    @Test func `a task that is cancelled before the commit does not commit`() async throws {
        let connection = try await Connection.open(TestCluster.shared.value.configuration)
        try await connection.script("CREATE TEMP TABLE t (n int8)")
        let task = Task {
            try await connection.withTransaction { transaction in
                try await transaction.execute("INSERT INTO t VALUES (1)")
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        let error = await #expect(throws: PostgresError.self) { try await task.value }
        #expect(error?.code == .cancelled)
        #expect(try await connection.query("SELECT * FROM t").isEmpty)
    }
}
