import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(6))) struct PoolTests {
    private struct Stop: Error {}

    private func pool(limit: Int, minimum: Int = 0, limits: PoolLimits = PoolLimits()) async throws -> ConnectionPool {
        try await ConnectionPool(
            configuration: TestCluster.shared.value.configuration, limit: limit, minimum: minimum, limits: limits)
    }

    private func pid(_ pool: ConnectionPool) async throws -> Int32 {
        try await pool.withConnection { await $0.backendPID }
    }

    @Test func `a connection is lent again, and its session is as new`() async throws {
        let pool = try await self.pool(limit: 1)
        let first = try await self.pid(pool)
        let preamble: [SQL] = ["BEGIN", "SET LOCAL ROLE pg_monitor", "SET LOCAL search_path = \(literal: "elsewhere")"]
        let inside = try await pool.withTransaction(preamble: preamble) {
            try await $0.query("SELECT current_user::text")[0][0, as: String.self]
        }
        #expect(inside == "pg_monitor")
        try await pool.withConnection { connection in
            let row = try await connection.query("SELECT current_user::text, current_setting('search_path')")[0]
            #expect(try row[0, as: String.self] == "tester")
            #expect(try row[1, as: String.self] == #""$user", public"#)
            #expect(await connection.backendPID == first)
        }
        await #expect(throws: Stop.self) { try await pool.withTransaction(preamble: preamble) { _ in throw Stop() } }
        await #expect(throws: PostgresError.self) { try await pool.withTransaction { try await $0.query("SELECT 1/0") } }
        #expect(try await self.pid(pool) == first)
    }

    @Test func `a connection whose session may have changed is not lent again`() async throws {
        let pool = try await self.pool(limit: 1)
        var pids = [try await self.pid(pool)]
        try await pool.withConnection { try await $0.execute("SET ROLE pg_monitor") }
        pids.append(try await self.pid(pool))
        try await pool.withConnection { _ = try? await $0.query("SELECT 1/0") }
        pids.append(try await self.pid(pool))
        try await pool.withConnection { try await $0.script("SELECT 1") }
        pids.append(try await self.pid(pool))
        try await pool.withConnection { try await $0.query("BEGIN") }
        pids.append(try await self.pid(pool))
        try await pool.withTransaction(allowing: .anything) { try await $0.query("SET ROLE pg_monitor") }
        pids.append(try await self.pid(pool))
        #expect(Set(pids).count == 6)
        let user = try await pool.withConnection { try await $0.query("SELECT current_user::text")[0][0, as: String.self] }
        #expect(user == "tester")
    }

    @Test func `a hundred tasks share three connections`() async throws {
        let pool = try await self.pool(limit: 3)
        let pids = try await withThrowingTaskGroup(of: Int32.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    try await pool.withTransaction { try await $0.query("SELECT pg_backend_pid()")[0][0, as: Int32.self] }
                }
            }
            return try await group.reduce(into: Set<Int32>()) { $0.insert($1) }
        }
        #expect((1...3).contains(pids.count))
        #expect(pool.statistics.leased == 0)
        #expect(pool.statistics.waiting == 0)
    }

    @Test func `who waits too long, or is cancelled, hears so`() async throws {
        let pool = try await self.pool(limit: 1, limits: PoolLimits(wait: .seconds(2)))
        try await pool.withConnection { _ in
            let error = await #expect(throws: PostgresError.self) { try await self.pid(pool) }
            #expect(error?.code == .timedOut)
            let task = Task { try await self.pid(pool) }
            try await Task.sleep(for: .milliseconds(30))
            task.cancel()
            let cancelled = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(cancelled?.code == .cancelled)
        }
        #expect(try await self.pid(pool) > 0)
        let early = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await pool.withConnection { try await $0.query("SELECT 1").count }
        }
        #expect(await #expect(throws: PostgresError.self) { try await early.value }?.code == .cancelled)
    }

    @Test func `a connection that the server closed is found before it is lent`() async throws {
        let pool = try await self.pool(limit: 1)
        let first = try await self.pid(pool)
        let other = try await Connection.open(TestCluster.shared.value.configuration)
        try await other.query("SELECT pg_terminate_backend(\(first))")
        try await Task.sleep(for: .milliseconds(100))
        let second = try await pool.withConnection { try await $0.query("SELECT pg_backend_pid()")[0][0, as: Int32.self] }
        #expect(second != first)
    }

    @Test func `idle connections above the minimum are closed`() async throws {
        let pool = try await self.pool(limit: 4, minimum: 1, limits: PoolLimits(idle: .seconds(2)))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask { _ = try await pool.withConnection { try await $0.execute("SELECT pg_sleep(0.1)") } }
            }
            try await group.waitForAll()
        }
        #expect(pool.statistics.idle == 4)
        // However busy the machine is: at some time only the minimum is left, and it stays.
        for _ in 0..<200 where pool.statistics.idle > 1 { try await Task.sleep(for: .milliseconds(100)) }
        #expect(pool.statistics.idle == 1)
    }

    @Test func `a closed pool refuses, and closes what comes back`() async throws {
        let pool = try await self.pool(limit: 1)
        try await pool.withConnection { connection in
            pool.close()
            try await connection.query("SELECT 1")
        }
        let error = await #expect(throws: PostgresError.self) { try await self.pid(pool) }
        #expect(error?.code == .poolClosed)
        #expect(pool.statistics.idle == 0)
    }

    @Test func `a denied user hears so at once`() async throws {
        var configuration = try await TestCluster.shared.value.configuration
        configuration.user = "nobody_here"
        let pool = ConnectionPool(configuration: configuration, limit: 1)
        let error = await #expect(throws: PostgresError.self) { try await self.pid(pool) }
        #expect(error?.code == .connectionDenied)
    }
}
