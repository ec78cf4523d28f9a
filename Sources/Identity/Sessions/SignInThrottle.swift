/// The rule against guessing, with no I/O: five failures lock an address for a quarter of an hour.
///
/// The database counts for accounts (``SignInAttempt``). This one counts for addresses that have none, in memory, because
/// an address that never locks is an address without an account.
struct SignInThrottle {
    typealias Instant = ContinuousClock.Instant

    static let limit = 5
    static let lockMinutes = 15

    private struct Entry {
        var failures = 0
        var lockedUntil: Instant?
        var last: Instant
    }

    private let capacity: Int
    private var entries: [String: Entry] = [:]

    /// How many addresses it remembers.
    var count: Int { self.entries.count }

    init(capacity: Int = 10_000) {
        self.capacity = capacity
    }

    func isLocked(_ key: String, at now: Instant) -> Bool {
        self.entries[key]?.lockedUntil.map { now < $0 } ?? false
    }

    /// Counts a failure; whether the address is locked after it. A failure while it is locked does not lock it longer.
    mutating func fail(_ key: String, at now: Instant) -> Bool {
        guard !self.isLocked(key, at: now) else { return true }
        self.makeRoom(for: key, now)
        var entry = self.entries[key] ?? Entry(last: now)
        entry.failures = entry.lockedUntil == nil ? entry.failures + 1 : 1
        entry.lockedUntil = entry.failures >= Self.limit ? now + .seconds(60 * Self.lockMinutes) : nil
        entry.last = now
        self.entries[key] = entry
        return entry.lockedUntil != nil
    }

    private mutating func makeRoom(for key: String, _ now: Instant) {
        guard self.entries.count >= self.capacity, self.entries[key] == nil else { return }
        self.entries = self.entries.filter { now - $0.value.last < .seconds(60 * Self.lockMinutes) }
        if self.entries.count >= self.capacity { self.entries.removeAll() }
    }
}
