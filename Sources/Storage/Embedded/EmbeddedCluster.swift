internal import Dispatch
internal import Foundation
public import Postgres

#if canImport(Glibc)
    internal import Glibc
#endif

/// A private PostgreSQL inside a directory: made on first use, reachable by a Unix socket only, shared by every process
/// that uses the same directory, stopped by the last one that leaves. After a crash the next user starts it again.
///
/// The server is given its data directory as an open descriptor, so that it also works below folders that its own
/// unprivileged account may not enter.
public final class EmbeddedCluster: Sendable {
    /// The directory as given; the cluster lives in its folder `postgres`.
    public let directory: String
    private let lock: ClusterLock
    private let programs: PostgresPrograms
    private let account: UnprivilegedAccount?
    private var home: String { "\(self.directory)/postgres" }
    private var data: String { "\(self.home)/data" }

    /// Finds or makes the cluster and sees to it that it runs; blocks until it does. Throws ``StorageError``.
    public init(directory: String, progress: (String) -> Void) throws {
        self.directory = URL(fileURLWithPath: directory).standardizedFileURL.path
        let home = "\(self.directory)/postgres"
        self.account = try UnprivilegedAccount.forThisProcess(existing: "\(home)/data")
        do {
            try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        } catch {
            throw StorageError(.directory, "de map \(home) is niet te maken", hint: "kies een map waarin u mag schrijven")
        }
        self.lock = try ClusterLock(directory: home)
        self.socketDirectory = home.utf8.count <= 88 ? home : "/proc/self/fd/\(open(home, O_RDONLY | O_DIRECTORY | O_CLOEXEC))"
        let version = (try? String(contentsOfFile: "\(home)/data/PG_VERSION", encoding: .utf8))
            .flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        self.programs = try PostgresPrograms.suitable(forVersion: version, in: self.directory)
        try self.lock.whileChanging {
            try EmbeddedCluster.own(home, account: self.account)
            if !FileManager.default.fileExists(atPath: "\(home)/data/PG_VERSION") {
                progress("Nieuwe database in \(self.directory) (PostgreSQL \(self.programs.majorVersion)) …")
                try self.initialise()
            }
            if !self.isRunning() { try self.start() }
            self.lock.beginUse()
        }
    }

    /// How the administrator of the cluster connects.
    public func configuration(user: String, database: String) -> ConnectionConfiguration {
        ConnectionConfiguration(host: self.socketDirectory, port: 5432, user: user, database: database)
    }

    /// A Unix socket's address holds some hundred characters; a deeper directory is reached through an open descriptor.
    private let socketDirectory: String

    /// Starts the server again whenever it died, until the task is cancelled: nobody else would, as it belongs to us.
    public func keepRunning(progress: @escaping @Sendable (String) -> Void) async {
        while (try? await Task.sleep(for: .seconds(1))) != nil {
            guard !self.hasProcess else { continue }
            progress("PostgreSQL is weggevallen en wordt opnieuw gestart …")
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                DispatchQueue.global().async {
                    do {
                        try self.lock.whileChanging { if !self.isRunning() { try self.start() } }
                    } catch {
                        progress("\(error)")
                    }
                    continuation.resume()
                }
            }
        }
    }

    /// Whether the process that the data directory names lives; a zombie does not.
    private var hasProcess: Bool {
        guard let file = try? String(contentsOfFile: "\(self.data)/postmaster.pid", encoding: .utf8),
            let process = file.split(separator: "\n").first,
            let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        else { return false }
        return !status.contains(") Z ")
    }

    /// Stops the server when no other process uses it.
    public func leave() {
        try? self.lock.whileChanging {
            guard self.lock.endUse() else { return }
            defer { self.lock.release() }
            _ = try self.run("pg_ctl", ["-D", EmbeddedCluster.openData, "-m", "fast", "-w", "-t", "60", "stop"], in: self.data)
        }
    }

    /// The superuser that `initdb` makes.
    public static let superuser = "kraamzicht"

    private static let openData = "/proc/self/fd/9"

    private static func own(_ path: String, account: UnprivilegedAccount?) throws {
        chmod(path, 0o700)
        guard let account else { return }
        guard chown(path, account.userID, account.groupID) == 0 else {
            throw StorageError(.directory, "\(path) kan niet aan het account \(account.name) worden gegeven")
        }
    }

    /// Makes the cluster under another name first, so that a crash half-way never looks like a finished one.
    private func initialise() throws {
        // A name of its own each time: the initdb of a killed command may still be writing into an older one.
        let files = FileManager.default
        for name in (try? files.contentsOfDirectory(atPath: self.home)) ?? [] where name.hasPrefix("data.new") {
            try? files.removeItem(atPath: "\(self.home)/\(name)")
        }
        let unfinished = "\(self.home)/data.new-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: unfinished, withIntermediateDirectories: false)
        try EmbeddedCluster.own(unfinished, account: self.account)
        let arguments = [
            "-D", EmbeddedCluster.openData, "-U", EmbeddedCluster.superuser, "--data-checksums", "--encoding=UTF8",
            "--locale=C.UTF-8", "--auth=trust",
        ]
        let outcome = try self.run("initdb", arguments, in: unfinished)
        guard outcome.status == 0 else {
            throw StorageError(.clusterStart, "de database kon niet worden gemaakt: \(outcome.output.suffix(400))")
        }
        guard rename(unfinished, self.data) == 0 else {
            throw StorageError(.directory, "\(unfinished) is niet te hernoemen: \(String(cString: strerror(errno)))")
        }
    }

    /// Starts the server; right after a kill its old processes may take a moment to disappear, hence the patience.
    private func start() throws {
        let settings = [
            "listen_addresses=''", "unix_socket_directories=..", "unix_socket_permissions=0700", "timezone=UTC",
            "log_timezone=UTC", "lc_messages=C", "max_wal_size=2GB", "checkpoint_completion_target=0.9", "jit=off",
            "wal_compression=on", "max_locks_per_transaction=256",
        ]
        let options = settings.map { "-c \($0)" }.joined(separator: " ")
        var outcome = ExternalProgram.Outcome(status: 1, output: "")
        for attempt in 0..<20 {
            if attempt > 0 { Thread.sleep(forTimeInterval: 0.5) }
            self.removeLockOfTheDead()
            outcome = try self.run(
                "pg_ctl",
                [
                    "-D", EmbeddedCluster.openData, "-w", "-t", "120", "-l", "\(EmbeddedCluster.openData)/server.log", "-o",
                    options,
                    "start",
                ], in: self.data)
            if outcome.status == 0 { return }
        }
        let log = (try? String(contentsOfFile: "\(self.data)/server.log", encoding: .utf8)) ?? ""
        throw StorageError(
            .clusterStart, "PostgreSQL start niet: \(outcome.output.suffix(200)) \(log.suffix(400))",
            hint: "het hele verslag staat in \(self.data)/server.log")
    }

    /// Whether the server takes connections. One that is just starting or stopping, as a killed command may leave it, is
    /// waited for first.
    private func isRunning() -> Bool {
        for _ in 0..<120 {
            guard self.hasProcess else { return false }
            if self.statusLine == "ready", FileManager.default.fileExists(atPath: "\(self.home)/.s.PGSQL.5432") { return true }
            Thread.sleep(forTimeInterval: 0.25)
        }
        return false
    }

    /// The last line of the server's own lock file: `starting`, `ready` or `stopping`.
    private var statusLine: String {
        let file = (try? String(contentsOfFile: "\(self.data)/postmaster.pid", encoding: .utf8)) ?? ""
        return file.split(separator: "\n").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
    }

    /// A dead process that nobody has buried still has its number, and PostgreSQL would take it for a living server. Its lock
    /// file goes, but only when no process works in the data directory any more.
    private func removeLockOfTheDead() {
        let files = FileManager.default
        let lock = "\(self.data)/postmaster.pid"
        guard files.fileExists(atPath: lock), !self.hasProcess else { return }
        let processes = ((try? files.contentsOfDirectory(atPath: "/proc")) ?? []).filter { $0.allSatisfy(\.isNumber) }
        guard !processes.contains(where: { (try? files.destinationOfSymbolicLink(atPath: "/proc/\($0)/cwd")) == self.data })
        else {
            return
        }
        try? files.removeItem(atPath: lock)
    }

    /// Runs a program of PostgreSQL under the unprivileged account with `folder` open as descriptor 9.
    private func run(_ program: String, _ arguments: [String], in folder: String) throws -> ExternalProgram.Outcome {
        let path = "\(self.programs.directory)/\(program)"
        let account =
            self.account.map {
                ["/usr/bin/setpriv", "--reuid=\($0.userID)", "--regid=\($0.groupID)", "--clear-groups", "--"]
            } ?? []
        let script = "exec 9<\"$1\" && shift && exec \"$@\""
        return try ExternalProgram.run("/bin/sh", ["-c", script, "sh", folder] + account + [path] + arguments)
    }
}
