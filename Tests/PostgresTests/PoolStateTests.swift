import TestSupport
import Testing

@testable import Postgres

@Suite struct PoolStateTests {
    @Test func `a connection is opened for each waiter, up to the limit`() {
        var state = PoolState(limit: 2, minimum: 0)
        #expect(state.handle(.requested(1)) == .open)
        #expect(state.handle(.requested(2)) == .open)
        #expect(state.handle(.requested(3)) == .nothing)
        #expect(state.handle(.opened(10)) == .lease(10, to: 1))
        #expect(state.handle(.opened(11)) == .lease(11, to: 2))
        #expect(state.handle(.returned(11, isReusable: true)) == .lease(11, to: 3))
        #expect(state.handle(.returned(10, isReusable: true)) == .nothing)
        #expect(state.handle(.requested(4)) == .lease(10, to: 4))
    }

    @Test func `waiters are served in order of arrival, whoever gave up left out`() {
        var state = PoolState(limit: 1, minimum: 0)
        #expect(state.handle(.requested(1)) == .open)
        #expect(state.handle(.opened(10)) == .lease(10, to: 1))
        for waiter in 2...4 { #expect(state.handle(.requested(waiter)) == .nothing) }
        #expect(state.handle(.gaveUp(3)) == .fail([3]))
        #expect(state.handle(.gaveUp(3)) == .nothing)
        #expect(state.handle(.returned(10, isReusable: true)) == .lease(10, to: 2))
        #expect(state.handle(.returned(10, isReusable: true)) == .lease(10, to: 4))
    }

    @Test func `a connection that is not fit is replaced when someone waits`() {
        var state = PoolState(limit: 1, minimum: 1)
        #expect(state.handle(.requested(1)) == .open)
        #expect(state.handle(.opened(10)) == .lease(10, to: 1))
        #expect(state.handle(.requested(2)) == .nothing)
        #expect(state.handle(.returned(10, isReusable: false)) == .closeAndOpen(10))
        #expect(state.handle(.opened(11)) == .lease(11, to: 2))
        #expect(state.handle(.returned(11, isReusable: false)) == .close([11]))
        #expect(state.total == 0)
    }

    @Test func `an opening that fails tells one waiter and tries on for the next`() {
        var state = PoolState(limit: 1, minimum: 0)
        #expect(state.handle(.requested(1)) == .open)
        #expect(state.handle(.requested(2)) == .nothing)
        #expect(state.handle(.openingFailed) == .failAndOpen(1))
        #expect(state.handle(.openingFailed) == .fail([2]))
        #expect(state.total == 0)
    }

    @Test func `who finds a dead connection asks again before all others`() {
        var state = PoolState(limit: 1, minimum: 0)
        #expect(state.handle(.requested(1)) == .open)
        #expect(state.handle(.opened(10)) == .lease(10, to: 1))
        #expect(state.handle(.returned(10, isReusable: true)) == .nothing)
        #expect(state.handle(.requested(2)) == .lease(10, to: 2))
        #expect(state.handle(.requested(3)) == .nothing)
        #expect(state.handle(.foundDead(10, by: 2)) == .open)
        #expect(state.handle(.opened(11)) == .lease(11, to: 2))
    }

    @Test func `only the idle ones above the minimum expire, the oldest first`() {
        var state = PoolState(limit: 3, minimum: 1)
        for waiter in 1...3 { #expect(state.handle(.requested(waiter)) == .open) }
        for waiter in 1...3 { #expect(state.handle(.opened(waiter * 10)) == .lease(waiter * 10, to: waiter)) }
        #expect(state.handle(.returned(20, isReusable: true)) == .nothing)
        #expect(state.handle(.returned(10, isReusable: true)) == .nothing)
        #expect(state.handle(.returned(30, isReusable: true)) == .nothing)
        #expect(state.handle(.expired([10, 20, 30, 40])) == .close([20, 10]))
        #expect(state.handle(.expired([30])) == .nothing)
        #expect(state.idle == [30])
    }

    @Test func `a closed pool lets go of everything`() {
        var state = PoolState(limit: 2, minimum: 0)
        #expect(state.handle(.requested(1)) == .open)
        #expect(state.handle(.opened(10)) == .lease(10, to: 1))
        #expect(state.handle(.requested(2)) == .open)
        #expect(state.handle(.closed) == .shutDown([], [2]))
        #expect(state.handle(.requested(3)) == .fail([3]))
        #expect(state.handle(.opened(11)) == .close([11]))
        #expect(state.handle(.returned(10, isReusable: true)) == .close([10]))
        #expect(state.total == 0)
    }

    /// Whatever happens in whatever order: the limit holds, and nobody waits while nothing is on its way to them.
    @Test(arguments: 0..<50) func `nobody is forgotten`(_ seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var state = PoolState(limit: 3, minimum: 1)
        var last = 0
        for _ in 0..<500 {
            last += 1
            var events: [PoolState.Event] = [.requested(last), .expired(state.idle)]
            if let waiter = state.waiters.randomElement(using: &random) { events.append(.gaveUp(waiter)) }
            if state.opening > 0 { events += [.opened(last), .openingFailed] }
            if let member = state.leased.sorted().randomElement(using: &random) {
                events += [true, false].map { .returned(member, isReusable: $0) } + [.foundDead(member, by: last)]
            }
            _ = state.handle(events.randomElement(using: &random) ?? .requested(last))
            #expect(state.total <= 3)
            #expect(state.waiters.isEmpty || state.idle.isEmpty)
            #expect(state.waiters.isEmpty || state.opening + state.leased.count > 0)
            #expect(state.waiters.count <= state.opening || state.total == 3)
        }
    }
}
