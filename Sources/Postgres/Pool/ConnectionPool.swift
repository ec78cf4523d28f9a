import Dispatch
import Synchronization

/// Lends connections, a limited number of them, to one task at a time.
///
/// A connection that saw an error outside a rolled back transaction, or a statement that may have changed its session,
/// is closed instead of lent again. When the server is away (a restart), waiting tasks keep waiting while the pool tries again.
public final class ConnectionPool: Sendable {
    private let configuration: ConnectionConfiguration
    private let limits: PoolLimits
    private let core: Mutex<PoolCore>

    /// Opens nothing yet. At most `limit` connections; those above `minimum` are closed after some idle time.
    public init(configuration: ConnectionConfiguration, limit: Int, minimum: Int = 0, limits: PoolLimits = PoolLimits()) {
        self.configuration = configuration
        self.limits = limits
        self.core = Mutex(PoolCore(state: PoolState(limit: limit, minimum: minimum)))
        self.scheduleSweep()
    }

    /// Lends a connection to `body`. Do not keep it: another task has it next.
    ///
    /// What `body` throws is rethrown. Throws `timedOut` when none came free in time, `connectionRefused` when the server
    /// stayed away, `connectionDenied`, `poolClosed`, or `cancelled`.
    @discardableResult
    public nonisolated(nonsending) func withConnection<Value>(
        _ body: nonisolated(nonsending) (Connection) async throws -> Value
    ) async throws -> Value {
        let lease = try await self.lease()
        do {
            let value = try await body(lease.connection)
            await self.giveBack(lease)
            return value
        } catch {
            await self.giveBack(lease)
            throw error
        }
    }

    /// Lends a transaction to `body`. Throws as ``withConnection(_:)`` and `Connection.withTransaction` do.
    @discardableResult
    public nonisolated(nonsending) func withTransaction<Value>(
        preamble: [SQL] = ["BEGIN"], commit: SQL = "COMMIT", allowing policy: StatementPolicy = .rowsOnly,
        _ body: nonisolated(nonsending) (consuming Transaction) async throws -> Value
    ) async throws -> Value {
        try await self.withConnection { connection in
            try await connection.withTransaction(preamble: preamble, commit: commit, allowing: policy, body)
        }
    }

    /// Closes the idle connections and refuses new work; a connection that is lent out is closed when it comes back.
    public func close() {
        self.handle(.closed, error: .poolClosed)
    }

    /// How busy the pool is just now.
    public var statistics: PoolStatistics {
        self.core.withLock { core in
            PoolStatistics(
                limit: core.state.limit, leased: core.state.leased.count, idle: core.state.idle.count,
                opening: core.state.opening, waiting: core.state.waiters.count)
        }
    }

    /// A connection that the server has not closed meanwhile.
    private func lease() async throws -> PoolLease {
        let waiter = self.core.withLock { $0.number() }
        var event = PoolState.Event.requested(waiter)
        while true {
            let lease = try await self.wait(waiter, event)
            if await lease.connection.isAlive { return lease }
            event = .foundDead(lease.member, by: waiter)
        }
    }

    private func wait(_ waiter: PoolState.Waiter, _ event: PoolState.Event) async throws -> PoolLease {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                self.core.withLock { $0.waiters[waiter] = continuation }
                self.handle(event, error: .poolClosed)
                if Task.isCancelled { self.handle(.gaveUp(waiter), error: .cancelled) }
                if self.core.withLock({ $0.waiters[waiter] != nil }) { self.limitWait(of: waiter) }
            }
        } onCancel: {
            self.handle(.gaveUp(waiter), error: .cancelled)
        }
    }

    private func limitWait(of waiter: PoolState.Waiter) {
        DispatchQueue.global().asyncAfter(deadline: .now() + self.limits.wait.dispatchInterval) { [weak self] in
            self?.handle(.gaveUp(waiter), error: PostgresError(.timedOut, "no connection came free in time"))
        }
    }

    private func giveBack(_ lease: PoolLease) async {
        let isReusable = await lease.connection.isReusable
        self.handle(.returned(lease.member, isReusable: isReusable), error: .poolClosed)
    }

    private func handle(_ event: PoolState.Event, error: PostgresError) {
        let errand = self.core.withLock { $0.handle(event, error: error) }
        if errand.opensConnection { Task { await self.open() } }
    }

    /// Tries to connect until it works or patience ends; a denial ends it at once.
    private func open() async {
        let deadline = ContinuousClock.now + self.limits.patience
        var backoff = Backoff()
        while true {
            do {
                let connection = try await Connection.open(self.configuration)
                let member = self.core.withLock { $0.add(connection) }
                return self.handle(.opened(member), error: .poolClosed)
            } catch {
                let delay = backoff.delay(chance: .random(in: 0...1))
                let mayTryAgain = [.connectionRefused, .timedOut].contains(error.code) && .now + delay < deadline
                guard mayTryAgain, !self.core.withLock({ $0.state.isClosed }) else {
                    return self.handle(.openingFailed, error: error)
                }
                try? await Task.sleep(for: delay)
            }
        }
    }

    /// Comes by now and then to close what has been idle for long; ends with the pool.
    private func scheduleSweep() {
        DispatchQueue.global().asyncAfter(deadline: .now() + (self.limits.idle / 2).dispatchInterval) { [weak self] in
            guard let self, !self.core.withLock({ $0.state.isClosed }) else { return }
            let expired = self.core.withLock { $0.idle(since: .now - self.limits.idle) }
            self.handle(.expired(expired), error: .poolClosed)
            self.scheduleSweep()
        }
    }
}
