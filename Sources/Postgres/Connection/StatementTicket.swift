import Dispatch
import Synchronization

/// One statement's right to be cancelled: it cancels that statement and never the next one.
///
/// The connection ends the ticket under the same lock under which a cancel is sent, so no cancel can arrive late.
final class StatementTicket: Sendable {
    private struct State {
        var isCancelled = false
        var running: CancelHandle?
    }

    private let state = Mutex(State())

    var isCancelled: Bool { self.state.withLock { $0.isCancelled } }

    /// The statement is about to be sent. Throws `cancelled` when the task was cancelled before.
    func start(_ handle: CancelHandle) throws(PostgresError) {
        let isCancelled = self.state.withLock { state in
            if !state.isCancelled { state.running = handle }
            return state.isCancelled
        }
        if isCancelled { throw .cancelled }
    }

    /// The statement has ended, in whatever way.
    func end() {
        self.state.withLock { $0.running = nil }
    }

    /// The task was cancelled. Returns at once; the server is told from another thread.
    func cancel() {
        let isRunning = self.state.withLock { state in
            state.isCancelled = true
            return state.running != nil
        }
        if isRunning { DispatchQueue.global().async { self.tellServer() } }
    }

    /// Repeats until the statement has ended: a cancel that arrives before the server has read the statement is lost.
    private func tellServer() {
        let isRunning = self.state.withLock { state in
            state.running?.send()
            return state.running != nil
        }
        guard isRunning else { return }
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(200)) { self.tellServer() }
    }
}
