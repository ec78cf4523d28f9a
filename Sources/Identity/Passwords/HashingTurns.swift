internal import NIOPosix
internal import Synchronization

/// Lets a few hashes be computed at a time, on threads that may block; the others wait in order.
///
/// Each takes 32 MiB and a core: without a limit a burst of sign-ins would stop every dashboard.
final class HashingTurns: Sendable {
    /// Memory and cores are the process's, so there is one for all of it.
    static let ofProcess = HashingTurns(limit: 2, maximumWaiting: 64)

    private struct Waiter {
        let number: Int
        let turn: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var free: Int
        var waiting: [Waiter] = []
        var last = 0
    }

    private let maximumWaiting: Int
    private let state: Mutex<State>

    init(limit: Int, maximumWaiting: Int) {
        self.maximumWaiting = maximumWaiting
        self.state = Mutex(State(free: limit))
    }

    /// Throws ``IdentityError/Code/busy`` when too many wait already, `CancellationError` when the task was cancelled
    /// while it waited, or what the work throws.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await self.takeTurn()
        defer { self.passTurn() }
        return try await NIOThreadPool.singleton.runIfActive(work)
    }

    private func takeTurn() async throws {
        let number = self.state.withLock { state in
            state.last += 1
            return state.last
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { turn in
                self.admit(Waiter(number: number, turn: turn))
            }
        } onCancel: {
            self.withdraw(number)
        }
    }

    /// Looks at cancellation under the lock: a cancellation after it finds the waiter in the queue.
    private func admit(_ waiter: Waiter) {
        let answer: Result<Void, any Error>? = self.state.withLock { state in
            if Task.isCancelled { return .failure(CancellationError()) }
            if state.free > 0 {
                state.free -= 1
                return .success(())
            }
            guard state.waiting.count < self.maximumWaiting else { return .failure(IdentityError.busy) }
            state.waiting.append(waiter)
            return nil
        }
        if let answer { waiter.turn.resume(with: answer) }
    }

    private func withdraw(_ number: Int) {
        let waiter = self.state.withLock { state in
            state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0) }
        }
        waiter?.turn.resume(throwing: CancellationError())
    }

    private func passTurn() {
        let next = self.state.withLock { state -> Waiter? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.turn.resume()
    }
}
