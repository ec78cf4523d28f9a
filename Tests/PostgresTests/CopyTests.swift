import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(6))) struct CopyTests {
    private struct Stop: Error {}

    private func open() async throws -> Connection {
        let connection = try await Connection.open(TestCluster.shared.value.configuration)
        try await connection.script("CREATE TEMP TABLE t (n int8 PRIMARY KEY, s text)")
        return connection
    }

    private static func lines(_ range: Range<Int>) -> [UInt8] {
        range.reduce(into: []) { $0.append(contentsOf: "\($1)\ttext \($1)\n".utf8) }
    }

    @Test func `a hundred thousand rows go in and come out again`() async throws {
        let connection = try await self.open()
        let all = Self.lines(0..<100_000)
        let (rows, value) = try await connection.withTransaction { transaction in
            try await transaction.copyIn("COPY t FROM STDIN") { writer in
                for start in stride(from: 0, to: all.count, by: 65_537) {
                    try await writer.write(all[start..<min(start + 65_537, all.count)])
                }
                return "done"
            }
        }
        #expect(rows == 100_000)
        #expect(value == "done")
        var back: [UInt8] = []
        let sent = try await connection.withTransaction { transaction in
            try await transaction.copyOut("COPY (SELECT * FROM t ORDER BY n) TO STDOUT") { piece in
                #expect(piece.count < 70_000)
                #expect(piece.last == UInt8(ascii: "\n"))
                back += piece
            }
        }
        #expect(sent == 100_000)
        #expect(back == all)
    }

    @Test func `a producer on the connection's queue writes as much`() async throws {
        let connection = try await self.open()
        let rows = try await connection.withTransaction { transaction in
            let rows = try await transaction.copyIn("COPY t FROM STDIN") { sink in
                for start in stride(from: 0, to: 100_000, by: 1_000) { try sink.write(Self.lines(start..<start + 1_000)) }
            }
            let counted = try await transaction.query("SELECT count(*) FROM t")[0][0, as: Int.self]
            #expect(counted == rows)
            return rows
        }
        #expect(rows == 100_000)
    }

    @Test func `a body that throws leaves nothing`() async throws {
        let connection = try await self.open()
        await #expect(throws: Stop.self) {
            try await connection.withTransaction { transaction in
                try await transaction.copyIn("COPY t FROM STDIN") { writer in
                    try await writer.write(Self.lines(0..<1_000))
                    throw Stop()
                }
            }
        }
        await #expect(throws: Stop.self) {
            try await connection.withTransaction { transaction in
                try await transaction.copyIn("COPY t FROM STDIN") { sink in
                    try sink.write(Self.lines(0..<1_000))
                    throw Stop()
                }
            }
        }
        #expect(await connection.isUsable)
        #expect(try await connection.query("SELECT * FROM t").isEmpty)
    }

    @Test func `a row that the server refuses fails the COPY, and a savepoint saves the rest`() async throws {
        let connection = try await self.open()
        try await connection.withTransaction { transaction in
            try await transaction.copyIn("COPY t FROM STDIN") { try $0.write(Self.lines(0..<10)) }
            let error = await #expect(throws: PostgresError.self) {
                try await transaction.savepoint {
                    try await transaction.copyIn("COPY t FROM STDIN") { sink in
                        for _ in 0..<100 { try sink.write(Self.lines(0..<5_000)) }
                    }
                }
            }
            #expect(error?.sqlState == "23505")
            let asynchronous = await #expect(throws: PostgresError.self) {
                try await transaction.savepoint {
                    try await transaction.copyIn("COPY t FROM STDIN") { writer in
                        for _ in 0..<100 { try await writer.write(Array("x\ty\n".utf8)) }
                    }
                }
            }
            #expect(asynchronous?.sqlState == "22P02")
        }
        #expect(try await connection.query("SELECT * FROM t").count == 10)
    }

    @Test func `COPY takes no bound values, but literals and inlined queries`() async throws {
        let connection = try await self.open()
        let nasty = "it's \\ \"x\""
        let query: SQL = "SELECT \(nasty) AS x, \(5) AS y, \(nil as Int?) AS z, \([1, 2]) AS a"
        let bound = await #expect(throws: PostgresError.self) {
            try await connection.withTransaction { try await $0.copyOut("COPY (\(query)) TO STDOUT") { _ in } }
        }
        #expect(bound?.code == .statementNotAllowed)
        var text = ""
        try await connection.withTransaction { transaction in
            try await transaction.copyOut("COPY (\(query.inlined)) TO STDOUT (FORMAT csv)") {
                text += String(decoding: $0, as: UTF8.self)
            }
        }
        #expect(text == "\"it's \\ \"\"x\"\"\",5,,\"{1,2}\"\n")
    }

    @Test func `a COPY the other way, and a COPY of nothing, are refused`() async throws {
        let connection = try await self.open()
        for statement: SQL in ["COPY t TO STDOUT", "COPY nowhere FROM STDIN", "SELECT 1"] {
            await #expect(throws: PostgresError.self) {
                try await connection.withTransaction { try await $0.copyIn(statement) { (_: borrowing CopySink) in } }
            }
            #expect(await connection.isUsable)
        }
        await #expect(throws: PostgresError.self) {
            try await connection.withTransaction { try await $0.copyOut("COPY t FROM STDIN") { _ in } }
        }
        #expect(await connection.isUsable)
    }

    @Test func `a receiver that throws stops the query`() async throws {
        let connection = try await self.open()
        await #expect(throws: Stop.self) {
            try await connection.withTransaction { transaction in
                try await transaction.copyOut("COPY (SELECT repeat('x', 1000) FROM generate_series(1, 100000000)) TO STDOUT") {
                    _ in
                    throw Stop()
                }
            }
        }
        #expect(await connection.isUsable)
        #expect(try await connection.query("SELECT 1")[0][0, as: Int.self] == 1)
    }

    @Test func `a cancelled COPY stops, in and out`() async throws {
        let connection = try await self.open()
        let out = Task {
            try await connection.withTransaction { transaction in
                try await transaction.copyOut("COPY (SELECT repeat('x', 1000) FROM generate_series(1, 100000000)) TO STDOUT") {
                    _ in
                }
            }
        }
        let sleeping = Task {
            try await Connection.open(TestCluster.shared.value.configuration).withTransaction { transaction in
                try await transaction.copyOut("COPY (SELECT pg_sleep(30)) TO STDOUT") { _ in }
            }
        }
        try await Task.sleep(for: .milliseconds(300))
        out.cancel()
        sleeping.cancel()
        #expect(await #expect(throws: PostgresError.self) { try await out.value }?.code == .cancelled)
        #expect(await #expect(throws: PostgresError.self) { try await sleeping.value }?.code == .cancelled)
        #expect(await connection.isUsable)
        let endless = Task {
            try await connection.withTransaction { transaction in
                try await transaction.copyIn("COPY t FROM STDIN") { sink in
                    var start = 0
                    while true {
                        try sink.write(Self.lines(start..<start + 1_000))
                        start += 1_000
                    }
                }
            }
        }
        try await Task.sleep(for: .milliseconds(300))
        endless.cancel()
        #expect(await #expect(throws: PostgresError.self) { try await endless.value }?.code == .cancelled)
        #expect(await connection.isUsable)
        #expect(try await connection.query("SELECT * FROM t").isEmpty)
    }

    @Test func `during a COPY the transaction is busy, and after it the writer is dead`() async throws {
        let connection = try await self.open()
        try await connection.withTransaction { transaction in
            let rows = try await transaction.copyIn("COPY t FROM STDIN") { writer in
                let error = await #expect(throws: PostgresError.self) { try await transaction.query("SELECT 1") }
                #expect(error?.code == .busy)
                try await writer.write(Self.lines(0..<1))
            }.rows
            #expect(rows == 1)
        }
    }
}
