/// The pool's decisions, with no I/O and no clock: events in, one action out.
///
/// A member is a connection that is open; a waiter is a task that wants one. Waiters are served in order of arrival.
struct PoolState {
    typealias Member = Int
    typealias Waiter = Int

    enum Event: Hashable {
        case requested(Waiter)
        /// Its task was cancelled, or it waited too long.
        case gaveUp(Waiter)
        case opened(Member)
        case openingFailed
        case returned(Member, isReusable: Bool)
        /// The waiter got a member that the server had closed meanwhile: it asks again, before all others.
        case foundDead(Member, by: Waiter)
        /// These have been idle for long.
        case expired([Member])
        case closed
    }

    enum Action: Hashable {
        case nothing
        case lease(Member, to: Waiter)
        case open
        case close([Member])
        case closeAndOpen(Member)
        case fail([Waiter])
        case failAndOpen(Waiter)
        case shutDown([Member], [Waiter])
    }

    let limit: Int
    let minimum: Int

    /// The one returned last is lent first, so that the others can expire.
    private(set) var idle: [Member] = []
    private(set) var waiters: [Waiter] = []
    private(set) var leased: Set<Member> = []
    private(set) var opening = 0
    private(set) var isClosed = false

    init(limit: Int, minimum: Int) {
        precondition(limit > 0 && minimum >= 0 && minimum <= limit, "a pool needs 0 ≤ minimum ≤ limit, and limit > 0")
        self.limit = limit
        self.minimum = minimum
    }

    /// Every connection there is or will be.
    var total: Int { self.idle.count + self.leased.count + self.opening }

    mutating func handle(_ event: Event) -> Action {
        switch event {
        case .requested(let waiter):
            return self.request(waiter, isFirst: false)
        case .gaveUp(let waiter):
            guard let place = self.waiters.firstIndex(of: waiter) else { return .nothing }
            self.waiters.remove(at: place)
            return .fail([waiter])
        case .opened(let member):
            self.opening -= 1
            return self.offer(member)
        case .openingFailed:
            self.opening -= 1
            return self.failFirst()
        case .returned(let member, let isReusable):
            self.take(back: member)
            return isReusable ? self.offer(member) : self.drop(member)
        case .foundDead(let member, let waiter):
            self.take(back: member)
            return self.request(waiter, isFirst: true)
        case .expired(let members):
            return self.expire(members)
        case .closed:
            return self.shutDown()
        }
    }

    private mutating func request(_ waiter: Waiter, isFirst: Bool) -> Action {
        guard !self.isClosed else { return .fail([waiter]) }
        if let member = self.idle.popLast() {
            self.leased.insert(member)
            return .lease(member, to: waiter)
        }
        self.waiters.insert(waiter, at: isFirst ? 0 : self.waiters.count)
        return self.opensAnother() ? .open : .nothing
    }

    /// A waiter whose request began an opening may be served by a returned member, and the opened one serves another:
    /// so openings are counted against waiters, not tied to them.
    private mutating func opensAnother() -> Bool {
        guard self.waiters.count > self.opening, self.total < self.limit else { return false }
        self.opening += 1
        return true
    }

    private mutating func offer(_ member: Member) -> Action {
        guard !self.isClosed else { return .close([member]) }
        guard !self.waiters.isEmpty else {
            self.idle.append(member)
            return .nothing
        }
        self.leased.insert(member)
        return .lease(member, to: self.waiters.removeFirst())
    }

    private mutating func drop(_ member: Member) -> Action {
        self.opensAnother() ? .closeAndOpen(member) : .close([member])
    }

    /// Opening has been tried for as long as patience lasts: the one who waits longest hears why, the next one tries on.
    private mutating func failFirst() -> Action {
        guard !self.waiters.isEmpty else { return .nothing }
        let waiter = self.waiters.removeFirst()
        return self.opensAnother() ? .failAndOpen(waiter) : .fail([waiter])
    }

    private mutating func take(back member: Member) {
        guard self.leased.remove(member) != nil else { preconditionFailure("member \(member) was not lent out") }
    }

    private mutating func expire(_ members: [Member]) -> Action {
        let expired = self.idle.filter(members.contains).prefix(max(0, self.total - self.minimum))
        self.idle.removeAll(where: expired.contains)
        return expired.isEmpty ? .nothing : .close(Array(expired))
    }

    private mutating func shutDown() -> Action {
        self.isClosed = true
        defer {
            self.idle = []
            self.waiters = []
        }
        return .shutDown(self.idle, self.waiters)
    }
}
