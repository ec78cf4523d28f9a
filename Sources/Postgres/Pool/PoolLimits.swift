import Dispatch

/// How long a pool waits for what.
public struct PoolLimits: Sendable, Hashable {
    /// How long a task waits for a connection to come free.
    public var wait: Duration
    /// How long the pool goes on trying to reach a server that refuses, as one that restarts does.
    public var patience: Duration
    /// How long a connection above the minimum may be idle before it is closed.
    public var idle: Duration

    /// The defaults suit a page: whoever waits longer has gone away.
    public init(wait: Duration = .seconds(15), patience: Duration = .seconds(10), idle: Duration = .seconds(60)) {
        self.wait = wait
        self.patience = patience
        self.idle = idle
    }
}

extension Duration {
    var dispatchInterval: DispatchTimeInterval {
        .microseconds(Int(self.components.seconds) * 1_000_000 + Int(self.components.attoseconds / 1_000_000_000_000))
    }
}

extension PostgresError {
    static let poolClosed = PostgresError(.poolClosed, "the pool is closed")
}
