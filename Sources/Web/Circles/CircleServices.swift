public import Domain
public import Identity
public import Publishing

/// What pages on circles need from the rest of the program, as closures. They may throw `ReleaseError` and `StorageError`.
public struct CircleServices: Sendable {
    /// A circle by its number, for anyone; nil when the number is no circle's.
    public var circle: @Sendable (_ number: Int) async throws -> StoredCircle?
    /// The circles of a jeugdregio for who reads for it, the earliest year first; logs that they were read.
    public var received: @Sendable (Visitor, Tenant) async throws -> [StoredCircle]
    /// Calls that one address may make in a minute without an account.
    public var callsPerMinute: Int

    public init(
        circle: @escaping @Sendable (_ number: Int) async throws -> StoredCircle?,
        received: @escaping @Sendable (Visitor, Tenant) async throws -> [StoredCircle], callsPerMinute: Int
    ) {
        self.circle = circle
        self.received = received
        self.callsPerMinute = callsPerMinute
    }
}
