/// How busy a pool is, for metrics.
public struct PoolStatistics: Sendable, Hashable {
    /// The most connections there may be.
    public let limit: Int
    /// Connections that are lent out.
    public let leased: Int
    /// Connections that wait for use.
    public let idle: Int
    /// Connections that are being opened.
    public let opening: Int
    /// Tasks that wait for a connection.
    public let waiting: Int
}
