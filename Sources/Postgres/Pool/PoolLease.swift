/// A member while it is lent out.
struct PoolLease: Sendable {
    let member: PoolState.Member
    let connection: Connection
}
