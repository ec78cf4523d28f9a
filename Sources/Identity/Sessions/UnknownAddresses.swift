internal import Crypto
internal import Synchronization

/// The failures of addresses without an account, for as long as the process lives.
final class UnknownAddresses: Sendable {
    private let throttle = Mutex(SignInThrottle())

    func isLocked(_ typed: String) -> Bool {
        let key = Self.key(typed)
        return self.throttle.withLock { $0.isLocked(key, at: .now) }
    }

    /// Counts a failure; whether the address is locked after it.
    func fail(_ typed: String) -> Bool {
        let key = Self.key(typed)
        return self.throttle.withLock { $0.fail(key, at: .now) }
    }

    /// Of one length, whatever was typed.
    private static func key(_ typed: String) -> String {
        let address = (try? EmailAddress(typed))?.description ?? typed
        return SHA256.hash(data: Array(address.utf8)).description
    }
}
