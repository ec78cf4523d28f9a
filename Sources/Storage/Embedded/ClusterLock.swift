internal import Foundation

#if canImport(Glibc)
internal import Glibc
#endif

/// Who uses an embedded cluster: every process holds a shared lock, and the last one to leave may stop the server.
/// The kernel frees the lock of a killed process, so a crash leaves no stale lock.
final class ClusterLock: Sendable {
    private let descriptor: Int32

    init(path: String) throws {
        self.descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard self.descriptor >= 0 else {
            throw StorageError(.directory, "\(path) is niet te openen: \(String(cString: strerror(errno)))")
        }
    }

    /// Waits until nobody else is starting or stopping the server.
    func lockAlone() throws {
        while flock(self.descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else {
                throw StorageError(.directory, "de map is niet te vergrendelen: \(String(cString: strerror(errno)))")
            }
        }
    }

    /// From now on others may use the server too.
    func share() { flock(self.descriptor, LOCK_SH) }

    /// True when nobody else uses the server; then this process holds the lock alone.
    func tryAlone() -> Bool { flock(self.descriptor, LOCK_EX | LOCK_NB) == 0 }

    deinit { close(self.descriptor) }
}
