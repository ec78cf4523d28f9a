import Synchronization
import Testing

@testable import Identity

@Suite struct PasswordHasherTests {
    private let hasher = PasswordHasher(parameters: Samples.cheap, turns: HashingTurns(limit: 2, maximumWaiting: 64))

    @Test func `only the right password of an existing account matches`() async throws {
        let right = try #require(Password(typed: "vier woorden die passen"))
        let stored = try await self.hasher.hash(right)
        #expect(try await self.hasher.matches(right, stored: stored))
        #expect(try await !self.hasher.matches(Password(typed: "iets anders"), stored: stored))
        #expect(try await !self.hasher.matches(right, stored: nil))
        #expect(try await !self.hasher.matches(right, stored: "geen hash"))
        #expect(try await !self.hasher.matches(nil, stored: nil))
    }

    @Test func `what stands in for no password never matches, not even its own hash`() async throws {
        let stored = try await self.hasher.hash(.standIn)
        #expect(try await !self.hasher.matches(nil, stored: stored))
    }

    @Test func `no more run at a time than there are turns`() async throws {
        let turns = HashingTurns(limit: 2, maximumWaiting: 64)
        let running = Running()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    try await turns.run {
                        running.enter()
                        _ = try PasswordHash(of: .standIn, parameters: Samples.cheap)
                        running.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(1...2 ~= running.most)
        #expect(running.now == 0)
    }

    @Test func `too long a queue is refused, and a cancelled task leaves it`() async throws {
        let turns = HashingTurns(limit: 1, maximumWaiting: 1)
        let gate = Gate()
        let holder = Task { try await turns.run { gate.pass() } }
        while !gate.isReached { await Task.yield() }
        let waiter = Task { try await turns.run { 1 } }
        // The queue holds one: sooner or later the next is refused; what got in before it is taken out again.
        while true {
            let probe = Task { try await turns.run { 2 } }
            try await Task.sleep(for: .milliseconds(5))
            probe.cancel()
            guard case .failure(let error) = await probe.result else { continue }
            if (error as? IdentityError)?.code == .busy { break }
        }
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
        gate.open()
        try await holder.value
        #expect(try await turns.run { 3 } == 3)
    }

    @Test func `a turn comes back when the work throws`() async throws {
        let turns = HashingTurns(limit: 1, maximumWaiting: 0)
        for _ in 0..<3 {
            await #expect(throws: IdentityError.self) { try await turns.run { throw IdentityError.busy } }
        }
        #expect(try await turns.run { 1 } == 1)
    }
}

/// Counts who is inside.
private final class Running: Sendable {
    private let counts = Mutex((now: 0, most: 0))

    var now: Int { self.counts.withLock(\.now) }
    var most: Int { self.counts.withLock(\.most) }

    func enter() {
        self.counts.withLock { counts in
            counts.now += 1
            counts.most = max(counts.most, counts.now)
        }
    }

    func leave() { self.counts.withLock { $0.now -= 1 } }
}

/// Holds a thread until it is opened.
private final class Gate: Sendable {
    private let state = Mutex((isReached: false, isOpen: false))

    var isReached: Bool { self.state.withLock(\.isReached) }

    func open() { self.state.withLock { $0.isOpen = true } }

    func pass() {
        while !self.state.withLock({ state in
            state.isReached = true
            return state.isOpen
        }) {}
    }
}
