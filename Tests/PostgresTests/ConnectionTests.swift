import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(6))) struct ConnectionTests {
    private func open() async throws -> Connection {
        try await Connection.open(TestCluster.shared.value.configuration)
    }

    @Test func `a URL is taken apart, and the fields win over it`() async throws {
        let directory = try await TestCluster.shared.value.directory
        let escaped = directory.split(separator: "/").map { "%2F\($0)" }.joined()
        let connection = try await Connection.open(
            ConnectionConfiguration(url: "postgresql://nobody@\(escaped)/postgres", user: "tester"))
        #expect(try await connection.query("SELECT current_user::text")[0][0, as: String.self] == "tester")
    }

    @Test func `an error holds the server's fields, and its description no value`() async throws {
        let connection = try await self.open()
        try await connection.script("CREATE TEMP TABLE person (bsn text CONSTRAINT person_key PRIMARY KEY)")
        try await connection.execute("INSERT INTO person VALUES (\("123456782"))")
        let error = try #require(
            await #expect(throws: PostgresError.self) {
                try await connection.execute("INSERT INTO person VALUES (\("123456782"))")
            })
        #expect(error.code == .statementFailed)
        #expect(error.sqlState == "23505")
        #expect(error.constraint == "person_key")
        #expect(error.table == "person")
        #expect(error.detail?.contains("123456782") == true)
        #expect(!error.description.contains("123456782"))
        #expect(!error.isConnectionLoss)
        #expect(await connection.isUsable)
    }

    @Test func `a message that quotes a value stays out of the description`() async throws {
        let connection = try await self.open()
        let error = try #require(
            await #expect(throws: PostgresError.self) { try await connection.query("SELECT \("geheim")::int") })
        #expect(error.message.contains("geheim"))
        #expect(error.description == "P003: the statement failed (SQLSTATE 22P02)")
    }

    @Test func `a mistake in the text has a position`() async throws {
        let connection = try await self.open()
        let error = try #require(await #expect(throws: PostgresError.self) { try await connection.query("SELECT nothing") })
        #expect(error.position == 8)
        #expect(error.sqlState == "42703")
    }

    @Test func `a pipeline gives the rows of each, and none of it happens when one fails`() async throws {
        let connection = try await self.open()
        try await connection.script("CREATE TEMP TABLE t (n int8 PRIMARY KEY)")
        let all = try await connection.pipeline(["SELECT \(1) AS a", "SELECT \("x") AS b", "SELECT 1 WHERE false"])
        #expect(all.map(\.count) == [1, 1, 0])
        #expect(try all[1][0].decode(String.self, "b") == "x")
        let error = await #expect(throws: PostgresError.self) {
            try await connection.pipeline([
                "INSERT INTO t VALUES (\(1))", "INSERT INTO t VALUES (\(1))", "SELECT 1/0", "SELECT 1",
            ])
        }
        #expect(error?.sqlState == "23505")
        #expect(await connection.isUsable)
        #expect(try await connection.query("SELECT n FROM t").isEmpty)
        #expect(try await connection.pipeline([]).isEmpty)
    }

    @Test func `a large pipeline does not lock up`() async throws {
        let connection = try await self.open()
        let big = String(repeating: "x", count: 1_000_000)
        let all = try await connection.pipeline((0..<20).map { _ in "SELECT \(big) AS x, \(big) AS y" })
        #expect(try all.allSatisfy { try $0[0].decode(String.self, "y") == big })
    }

    @Test func `one message carries one statement`() async throws {
        let connection = try await self.open()
        let error = await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1; SELECT 2") }
        #expect(error?.sqlState == "42601")
    }

    @Test func `a script runs several statements, and notices are kept`() async throws {
        let connection = try await self.open()
        try await connection.script("DO $$ BEGIN RAISE NOTICE 'hello'; END $$; DO $$ BEGIN RAISE WARNING 'well'; END $$")
        #expect(await connection.notices.map(\.message) == ["hello", "well"])
        #expect(await connection.notices.map(\.severity) == ["NOTICE", "WARNING"])
    }

    @Test func `COPY as a query is refused, even in a script`() async throws {
        let connection = try await self.open()
        await #expect(throws: PostgresError.self) { try await connection.query("COPY (SELECT 1) TO STDOUT") }
        for script in ["CREATE TEMP TABLE c (n int); COPY c FROM STDIN", "COPY (SELECT generate_series(1, 100000)) TO STDOUT"] {
            let error = await #expect(throws: PostgresError.self) { try await connection.script(script) }
            #expect(error?.code == .statementNotAllowed)
            #expect(await connection.isUsable)
        }
    }

    @Test func `65536 values are too many, and the connection does not mind`() async throws {
        let connection = try await self.open()
        let values = (0...65_535).map { "\($0)" as SQL }.joined(separator: ", ")
        let error = await #expect(throws: PostgresError.self) { try await connection.query("SELECT ARRAY[\(values)]") }
        #expect(error?.code == .invalidValue)
        #expect(await connection.isUsable)
    }

    @Test func `a closed connection says so`() async throws {
        let connection = try await self.open()
        #expect(await connection.backendPID > 0)
        await connection.close()
        await connection.close()
        #expect(await !connection.isUsable)
        let error = await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1") }
        #expect(error?.code == .connectionLost)
        #expect(error?.isConnectionLoss == true)
    }

    @Test func `a connection that the server ends is lost, and knows it`() async throws {
        let connection = try await self.open()
        let other = try await self.open()
        let victim = await connection.backendPID
        try await other.query("SELECT pg_terminate_backend(\(Int32(victim)))")
        let error = await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1") }
        #expect(error?.isConnectionLoss == true)
        #expect(error?.sqlState == "57P01")
        #expect(await !connection.isUsable)
    }

    @Test func `refused and denied are told apart`() async throws {
        let cluster = try await TestCluster.shared.value
        var nowhere = cluster.configuration
        nowhere.database = "nowhere"
        let denied = await self.failure(opening: nowhere)
        #expect(denied?.code == .connectionDenied)
        #expect(denied?.sqlState == "3D000")
        nowhere.host = "/tmp/nowhere"
        #expect(await self.failure(opening: nowhere)?.code == .connectionRefused)
        nowhere.options = ["nonsense": "1"]
        #expect(await self.failure(opening: nowhere) != nil)
    }

    private func failure(opening configuration: ConnectionConfiguration) async -> PostgresError? {
        await #expect(throws: PostgresError.self) { try await Connection.open(configuration) }
    }

    @Test func `eight waiting connections block nothing`() async throws {
        let clock = ContinuousClock()
        let connections = try await (0..<8).asyncMap { _ in try await self.open() }
        let took = try await clock.measure {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for connection in connections { group.addTask { try await connection.query("SELECT pg_sleep(2)") } }
                for _ in 0..<20 { try await Task.sleep(for: .milliseconds(10)) }
                try await group.waitForAll()
            }
        }
        #expect(took < .seconds(6))
    }
}
