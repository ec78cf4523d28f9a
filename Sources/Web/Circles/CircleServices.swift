public import Domain
public import Identity
public import Publishing

/// What pages on circles need from the rest of the program, as closures. They may throw `ReleaseError` and `StorageError`.
public struct CircleServices: Sendable {
    /// A circle by its number, for anyone; nil when the number is no circle's.
    public var circle: @Sendable (_ number: Int) async throws -> StoredCircle?
    /// The circles of a jeugdregio for who reads for it, the earliest year first; logs that they were read.
    public var received: @Sendable (Visitor, Tenant) async throws -> [StoredCircle]
    /// The numbers of circles below `before`, the newest first; at most so many. Behind a number there may be no circle.
    public var numbers: @Sendable (_ before: Int?, _ most: Int) async throws -> [Int]
    /// The circles of the jeugdregio in which a gemeente lies, the earliest year first.
    public var around: @Sendable (_ gemeente: Tenant) async throws -> [StoredCircle]
    /// What each address asked for without an account, of pages and for programs together.
    let limits: CallLimits

    /// `callsPerMinute`: calls that one address may make in a minute without an account.
    public init(
        circle: @escaping @Sendable (_ number: Int) async throws -> StoredCircle?,
        received: @escaping @Sendable (Visitor, Tenant) async throws -> [StoredCircle],
        numbers: @escaping @Sendable (_ before: Int?, _ most: Int) async throws -> [Int],
        around: @escaping @Sendable (_ gemeente: Tenant) async throws -> [StoredCircle], callsPerMinute: Int
    ) {
        self.circle = circle
        self.received = received
        self.numbers = numbers
        self.around = around
        self.limits = CallLimits(most: callsPerMinute)
    }
}
