internal import Synchronization

/// How many calls one token may still make, with no I/O: so many in a minute, counted from the first.
struct CallLimit {
    typealias Instant = ContinuousClock.Instant

    /// What became of one call.
    struct Turn: Hashable {
        let isAllowed: Bool
        let most: Int
        /// Calls left in this minute.
        let remaining: Int
        /// Seconds until the next minute; at least one.
        let seconds: Int
    }

    static let minute = Duration.seconds(60)

    let most: Int
    private var used = 0
    private(set) var end: Instant

    init(most: Int, at now: Instant) {
        self.most = most
        self.end = now + Self.minute
    }

    /// Counts a call.
    mutating func take(at now: Instant) -> Turn {
        if now >= self.end {
            self.used = 0
            self.end = now + Self.minute
        }
        let isAllowed = self.used < self.most
        if isAllowed { self.used += 1 }
        let left = (self.end - now).components
        return Turn(
            isAllowed: isAllowed, most: self.most, remaining: self.most - self.used,
            seconds: max(1, Int(left.seconds) + (left.attoseconds > 0 ? 1 : 0)))
    }
}

/// The calls of all tokens, by number, for as long as the process lives.
final class CallLimits: Sendable {
    private let most: Int
    private let capacity: Int
    private let limits = Mutex<[Int: CallLimit]>([:])

    init(most: Int, capacity: Int = 10_000) {
        self.most = most
        self.capacity = capacity
    }

    func take(_ token: Int, at now: CallLimit.Instant) -> CallLimit.Turn {
        self.limits.withLock { limits in
            // Whose minute is over begins anew anyway.
            if limits.count >= self.capacity { limits = limits.filter { now < $0.value.end } }
            return limits[token, default: CallLimit(most: self.most, at: now)].take(at: now)
        }
    }
}
