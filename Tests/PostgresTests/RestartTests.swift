import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(6))) struct RestartTests {
    @Test func `after the server crashed and came back the pool works again`() async throws {
        let cluster = try await TestCluster.make()
        let pool = ConnectionPool(configuration: cluster.configuration, limit: 3)
        let select: @Sendable () async throws -> Int = {
            try await pool.withTransaction { try await $0.query("SELECT 1")[0][0, as: Int.self] }
        }
        let running = Task {
            try await pool.withTransaction { try await $0.query("SELECT pg_sleep(30)") }
        }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<6 { group.addTask { try await select() } }
            let sum = try await group.reduce(0, +)
            #expect(sum == 6)
        }
        try await cluster.restart()
        let lost = await #expect(throws: PostgresError.self) { try await running.value }
        #expect(lost?.isConnectionLoss == true)
        for _ in 0..<6 { #expect(try await select() == 1) }

        try await cluster.stop()
        let waiting = Task { try await select() }
        try await Task.sleep(for: .milliseconds(500))
        try await cluster.start()
        #expect(try await waiting.value == 1)
    }

    @Test func `patience with a server that stays away ends`() async throws {
        let configuration = ConnectionConfiguration(host: "/tmp/nowhere", user: "x", database: "x")
        let pool = ConnectionPool(configuration: configuration, limit: 1, limits: PoolLimits(patience: .milliseconds(300)))
        // Without an end to the patience this would never return; how long it takes is the machine's business.
        let error = await #expect(throws: PostgresError.self) { try await pool.withConnection { _ in } }
        #expect(error?.code == .connectionRefused)
    }

    @Test func `a crash in the middle of a COPY is noticed`() async throws {
        let cluster = try await TestCluster.make()
        let connection = try await Connection.open(cluster.configuration)
        try await connection.script("CREATE TABLE t (s text)")
        let copying = Task {
            try await connection.withTransaction { transaction in
                try await transaction.copyIn("COPY t FROM STDIN") { sink in
                    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 65_535) + [UInt8(ascii: "\n")]
                    while true { try sink.write(piece) }
                }
            }
        }
        try await Task.sleep(for: .milliseconds(300))
        try await cluster.restart()
        let error = await #expect(throws: PostgresError.self) { try await copying.value }
        #expect(error?.isConnectionLoss == true)
        #expect(await !connection.isUsable)
    }
}
