/// The pool's state together with the things it decides about; guarded by the pool's lock.
struct PoolCore {
    typealias Waiting = CheckedContinuation<PoolLease, any Error>

    var state: PoolState
    var waiters: [PoolState.Waiter: Waiting] = [:]
    private var members: [PoolState.Member: Connection] = [:]
    private var idleSince: [PoolState.Member: ContinuousClock.Instant] = [:]
    private var lastNumber = 0

    /// What is left to do outside the lock.
    struct Errand {
        var opensConnection = false
        /// Closed by being dropped.
        var dropped: [Connection] = []
    }

    init(state: PoolState) {
        self.state = state
    }

    /// A number for a member or a waiter, never used before.
    mutating func number() -> Int {
        self.lastNumber += 1
        return self.lastNumber
    }

    mutating func add(_ connection: Connection) -> PoolState.Member {
        let member = self.number()
        self.members[member] = connection
        return member
    }

    /// The members that have been idle since before `instant`.
    func idle(since instant: ContinuousClock.Instant) -> [PoolState.Member] {
        self.state.idle.filter { self.idleSince[$0].map { $0 < instant } ?? false }
    }

    /// Decides and carries out; `error` is what waiters hear who are failed by it.
    mutating func handle(_ event: PoolState.Event, error: PostgresError) -> Errand {
        var errand = Errand()
        if case .foundDead(let member, _) = event { errand.dropped += self.drop([member]) }
        switch self.state.handle(event) {
        case .nothing: break
        case .open: errand.opensConnection = true
        case .close(let members): errand.dropped += self.drop(members)
        case .fail(let waiters): self.fail(waiters, error)
        case .lease(let member, let waiter): self.lease(member, to: waiter)
        case .closeAndOpen(let member):
            errand.dropped += self.drop([member])
            errand.opensConnection = true
        case .failAndOpen(let waiter):
            self.fail([waiter], error)
            errand.opensConnection = true
        case .shutDown(let members, let waiters):
            errand.dropped += self.drop(members)
            self.fail(waiters, error)
        }
        self.noteIdle()
        return errand
    }

    private mutating func lease(_ member: PoolState.Member, to waiter: PoolState.Waiter) {
        guard let connection = self.members[member], let waiting = self.waiters.removeValue(forKey: waiter) else {
            preconditionFailure("member \(member) or waiter \(waiter) is unknown")
        }
        waiting.resume(returning: PoolLease(member: member, connection: connection))
    }

    private mutating func fail(_ waiters: [PoolState.Waiter], _ error: PostgresError) {
        for waiter in waiters { self.waiters.removeValue(forKey: waiter)?.resume(throwing: error) }
    }

    private mutating func drop(_ members: [PoolState.Member]) -> [Connection] {
        members.compactMap { self.members.removeValue(forKey: $0) }
    }

    private mutating func noteIdle() {
        let known = self.idleSince
        self.idleSince = Dictionary(uniqueKeysWithValues: self.state.idle.map { ($0, known[$0] ?? .now) })
    }
}
