internal import Synchronization

/// The visitors of the last two seconds: a page and its pictures ask once.
///
/// What is taken away (a role, an account) counts within those seconds everywhere; signing out counts here at once.
final class SessionCache: Sendable {
    typealias Instant = ContinuousClock.Instant

    enum Answer {
        case known(Visitor)
        case ended
        case unknown
    }

    static let lifetime = Duration.seconds(2)
    /// Longer than any reading of the database that began before the end.
    static let memoryOfEnd = Duration.seconds(60)

    private struct Entry {
        /// nil when the session was ended here.
        let visitor: Visitor?
        let until: Instant
    }

    private let limit: Int
    private let entries = Mutex<[String: Entry]>([:])

    init(limit: Int = 5_000) {
        self.limit = limit
    }

    /// The key is the token's hash.
    func answer(_ key: String, at now: Instant) -> Answer {
        self.entries.withLock { entries in
            guard let entry = entries[key], now < entry.until else { return .unknown }
            return entry.visitor.map { .known($0) } ?? .ended
        }
    }

    /// Keeps what was read; `start` is when the reading began. False when the session was ended meanwhile.
    func keep(_ visitor: Visitor, _ key: String, readAt start: Instant, at now: Instant) -> Bool {
        self.entries.withLock { entries in
            if let entry = entries[key], entry.visitor == nil, now < entry.until { return false }
            self.store(Entry(visitor: visitor, until: start + Self.lifetime), key, &entries, now)
            return true
        }
    }

    func end(_ key: String, at now: Instant) {
        self.entries.withLock { entries in
            self.store(Entry(visitor: nil, until: now + Self.memoryOfEnd), key, &entries, now)
        }
    }

    private func store(_ entry: Entry, _ key: String, _ entries: inout [String: Entry], _ now: Instant) {
        if entries.count >= self.limit { entries = entries.filter { now < $0.value.until } }
        if entries.count >= self.limit { entries.removeAll() }
        entries[key] = entry
    }
}
