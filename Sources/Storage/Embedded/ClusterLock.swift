internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#endif

/// Who uses an embedded cluster, and who is starting or stopping it: two locks on two files.
///
/// Every process holds a shared lock on `use` for as long as it uses the server. Starting and stopping happen one at a time
/// under `change`, which is held for that moment only, so that nobody waits for another's work. The kernel frees the locks
/// of a killed process: a crash leaves nothing stale.
final class ClusterLock: Sendable {
    private let change: Int32
    private let use: Int32

    init(directory: String) throws {
        self.change = try Self.opened("\(directory)/change.lock")
        self.use = try Self.opened("\(directory)/use.lock")
    }

    /// Runs `body` while nobody else starts or stops the server.
    func whileChanging<Value>(_ body: () throws -> Value) throws -> Value {
        while flock(self.change, LOCK_EX) != 0 {
            guard errno == EINTR else {
                throw StorageError(.directory, "de map is niet te vergrendelen: \(String(cString: strerror(errno)))")
            }
        }
        defer { flock(self.change, LOCK_UN) }
        return try body()
    }

    /// From now on this process uses the server.
    func beginUse() { flock(self.use, LOCK_SH) }

    /// This process no longer uses the server; true when nobody else does either. Only inside ``whileChanging(_:)``.
    func endUse() -> Bool { flock(self.use, LOCK_EX | LOCK_NB) == 0 }

    /// Whoever found itself alone lets others in again, once the server has stopped.
    func release() { flock(self.use, LOCK_UN) }

    private static func opened(_ path: String) throws -> Int32 {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StorageError(.directory, "\(path) is niet te openen: \(String(cString: strerror(errno)))")
        }
        return descriptor
    }

    deinit {
        close(self.change)
        close(self.use)
    }
}
