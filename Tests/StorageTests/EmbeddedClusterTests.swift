import Dispatch
import Foundation
import Glibc
import Postgres
import Storage
import TestSupport
import Testing

/// A private PostgreSQL in a directory: shared, stopped by the last one that leaves, started again after a crash.
@Suite(.timeLimit(.minutes(6)), .serialized) struct EmbeddedClusterTests {
    /// Lends a fresh directory; what runs in it afterwards is stopped and removed.
    private func directory(_ body: (String) async throws -> Void) async throws {
        let directory = "/tmp/kz-embedded-\(getpid())-\(UInt32.random(in: 0...(.max)))"
        defer {
            if let process = try? self.process(in: directory) { kill(process, SIGKILL) }
            try? FileManager.default.removeItem(atPath: directory)
        }
        try await body(directory)
    }

    private func cluster(_ directory: String) async throws -> EmbeddedCluster {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try EmbeddedCluster(directory: directory) { _ in } })
            }
        }
    }

    /// The server's process, from the first line of its `postmaster.pid`.
    private func process(in directory: String) throws -> pid_t {
        let text = try String(contentsOfFile: "\(directory)/postgres/data/postmaster.pid", encoding: .utf8)
        return try #require(text.split(separator: "\n").first.flatMap { pid_t($0) })
    }

    private func ask(_ cluster: EmbeddedCluster, _ sql: SQL) async throws -> [[String?]] {
        let connection = try await Connection.open(cluster.configuration(user: EmbeddedCluster.superuser, database: "postgres"))
        let rows = try await connection.query(sql).texts()
        await connection.close()
        return rows
    }

    private func isRunning(_ directory: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(directory)/postgres/.s.PGSQL.5432")
    }

    @Test func `two users of one directory share the server and the last one stops it`() async throws {
        try await self.directory { directory in
            let first = try await self.cluster(directory)
            let second = try await self.cluster(directory)
            #expect(try await self.ask(first, "SHOW listen_addresses") == [[""]])
            #expect(
                try await self.ask(first, "SELECT pg_postmaster_start_time()::text")
                    == self.ask(second, "SELECT pg_postmaster_start_time()::text"))
            first.leave()
            #expect(try await self.ask(second, "SELECT 1") == [["1"]])
            second.leave()
            #expect(!self.isRunning(directory))
        }
    }

    @Test func `after everybody left the next user finds the data as they were`() async throws {
        try await self.directory { directory in
            let first = try await self.cluster(directory)
            let connection = try await Connection.open(first.configuration(user: EmbeddedCluster.superuser, database: "postgres"))
            try await connection.script("CREATE TABLE kept (x int); INSERT INTO kept VALUES (7)")
            await connection.close()
            first.leave()
            let next = try await self.cluster(directory)
            #expect(try await self.ask(next, "SELECT x FROM kept") == [["7"]])
            next.leave()
        }
    }

    @Test func `after a kill the next user starts it again with all that was committed`() async throws {
        try await self.directory { directory in
            let first = try await self.cluster(directory)
            let connection = try await Connection.open(first.configuration(user: EmbeddedCluster.superuser, database: "postgres"))
            try await connection.script("CREATE TABLE kept (x int); INSERT INTO kept VALUES (7)")
            kill(try self.process(in: directory), SIGKILL)
            await #expect(throws: PostgresError.self) {
                for _ in 0..<50 { _ = try await connection.query("SELECT pg_sleep(0.1)") }
            }
            let next = try await self.cluster(directory)
            #expect(try await self.ask(next, "SELECT x FROM kept") == [["7"]])
            first.leave()
            next.leave()
        }
    }

    @Test func `a directory of another major version is refused with the remedy`() async throws {
        try await self.directory { directory in
            try FileManager.default.createDirectory(atPath: "\(directory)/postgres/data", withIntermediateDirectories: true)
            try "9\n".write(toFile: "\(directory)/postgres/data/PG_VERSION", atomically: true, encoding: .utf8)
            let error = await #expect(throws: StorageError.self) { try await self.cluster(directory) }
            #expect(error?.code == .clusterVersion)
            #expect(error?.message.contains("PostgreSQL 9") == true && error?.hint != nil)
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(directory)/postgres/data") == ["PG_VERSION"])
        }
    }

    @Test func `a start that was broken off half-way begins anew`() async throws {
        try await self.directory { directory in
            try FileManager.default.createDirectory(
                atPath: "\(directory)/postgres/data.new/base", withIntermediateDirectories: true)
            try "half".write(toFile: "\(directory)/postgres/data.new/PG_VERSION", atomically: true, encoding: .utf8)
            let cluster = try await self.cluster(directory)
            #expect(try await self.ask(cluster, "SELECT 1") == [["1"]])
            cluster.leave()
        }
    }

    @Test func `a directory too deep for a socket's address works all the same`() async throws {
        try await self.directory { directory in
            let deep = "\(directory)/" + Array(repeating: "een-lange-mapnaam", count: 8).joined(separator: "/")
            let cluster = try await self.cluster(deep)
            #expect(try await self.ask(cluster, "SELECT 1") == [["1"]])
            cluster.leave()
            #expect(!self.isRunning(deep))
        }
    }

    @Test func `a directory that cannot be made is refused`() async throws {
        let error = await #expect(throws: StorageError.self) { try await self.cluster("/proc/kraamzicht") }
        #expect(error?.code == .directory)
    }
}
