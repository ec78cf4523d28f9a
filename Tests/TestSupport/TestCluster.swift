internal import Dispatch
internal import Foundation
internal import Glibc
public import Postgres
internal import Synchronization

/// A real PostgreSQL of the tests' own, on a Unix socket under /tmp; stopped and removed when the tests end.
public final class TestCluster: Sendable {
    /// The cluster that most tests share; a test that stops the server makes its own.
    public static let shared = Task { try await TestCluster.make() }

    private static let running = Mutex<[TestCluster]>([])

    public let directory: String
    private let binaries: String

    /// Makes and starts a cluster; some two seconds, on a thread that may block.
    public static func make() async throws -> TestCluster {
        try await self.blocking { try TestCluster() }
    }

    private init() throws {
        Self.sweep()
        guard let binaries = Self.findBinaries() else { throw TestClusterError(what: "no PostgreSQL under /usr/lib/postgresql") }
        self.binaries = binaries
        self.directory = "/tmp/pgtest-\(getpid())-\(UInt32.random(in: 0...(.max)))"
        try FileManager.default.createDirectory(atPath: self.directory, withIntermediateDirectories: false)
        if getuid() == 0 { try Self.run("/bin/chown", ["postgres:postgres", self.directory]) }
        try self.run("initdb", ["-D", self.data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"])
        try self.startNow()
        Self.running.withLock { running in
            if running.isEmpty { atexit { TestCluster.stopAll() } }
            running.append(self)
        }
    }

    /// How to reach it.
    public var configuration: ConnectionConfiguration {
        ConnectionConfiguration(host: self.directory, user: "tester", database: "postgres", applicationName: "tests")
    }

    /// Kills every server process and starts again, as after a crash.
    public func restart() async throws {
        try await self.stop()
        try await self.start()
    }

    public func start() async throws {
        try await Self.blocking { try self.startNow() }
    }

    public func stop() async throws {
        try await Self.blocking { try self.stopNow() }
    }

    private static func blocking<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
        }
    }

    private func startNow() throws {
        let options =
            "-c listen_addresses='' -c unix_socket_directories='\(self.directory)' -c fsync=off -c max_connections=300 -c jit=off"
        try self.run("pg_ctl", ["start", "-w", "-D", self.data, "-l", "\(self.directory)/log", "-o", options])
    }

    private func stopNow() throws {
        try self.run("pg_ctl", ["stop", "-m", "immediate", "-w", "-D", self.data])
    }

    private var data: String { "\(self.directory)/data" }

    private static func stopAll() {
        for cluster in self.running.withLock({ $0 }) {
            try? cluster.stopNow()
            try? FileManager.default.removeItem(atPath: cluster.directory)
        }
    }

    /// Removes what a killed test run left behind.
    private static func sweep() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? [] where name.hasPrefix("pgtest-") {
            guard let process = name.split(separator: "-").dropFirst().first.flatMap({ pid_t($0) }) else { continue }
            guard kill(process, 0) != 0, errno == ESRCH, let binaries = self.findBinaries() else { continue }
            let stop = ["stop", "-m", "immediate", "-D", "/tmp/\(name)/data"]
            try? self.run(self.asPostgres("\(binaries)/pg_ctl", stop))
            try? FileManager.default.removeItem(atPath: "/tmp/\(name)")
        }
    }

    /// The newest version that is installed.
    private static func findBinaries() -> String? {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        return versions.compactMap { Int($0) }.max().map { "/usr/lib/postgresql/\($0)/bin" }
    }

    private func run(_ program: String, _ arguments: [String]) throws {
        try Self.run(Self.asPostgres("\(self.binaries)/\(program)", arguments))
    }

    /// PostgreSQL refuses to run as root, as tests in a container do.
    private static func asPostgres(_ program: String, _ arguments: [String]) -> [String] {
        guard getuid() == 0 else { return [program] + arguments }
        return ["/usr/bin/env", "-C", "/tmp", "setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", program]
            + arguments
    }

    private static func run(_ program: String, _ arguments: [String]) throws { try self.run([program] + arguments) }

    /// Runs a command to its end. Not with `Process`: that waits for a pipe which the server, started in the
    /// background, inherits and keeps open.
    private static func run(_ command: [String]) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        var arguments = command.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process = pid_t()
        var status: Int32 = 0
        let isSpawned = posix_spawn(&process, command[0], &actions, nil, &arguments, environ) == 0
        guard isSpawned, waitpid(process, &status, 0) == process, status == 0 else {
            throw TestClusterError(what: "\(command.joined(separator: " ")) failed (\(status))")
        }
    }
}

public struct TestClusterError: Error {
    public let what: String
}
