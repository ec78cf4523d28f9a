public import Domain
public import Identity
public import Indicators

public import struct Storage.Moment

/// What pages need to know of streefwaarden, as closures.
public struct TargetServices: Sendable {
    /// Those of a list, at the dates asked, which are resolved. May throw `DomainError` and `StorageError`.
    public var list: @Sendable (Visitor, Tenant, _ peildatum: Day?, _ stand: Stand) async throws -> TargetList
    /// Those beside the figures of a page, at the stand that was resolved for them.
    public var known: @Sendable (Visitor, Tenant, Moment) async throws -> Targets

    public init(
        list: @escaping @Sendable (Visitor, Tenant, _ peildatum: Day?, _ stand: Stand) async throws -> TargetList,
        known: @escaping @Sendable (Visitor, Tenant, Moment) async throws -> Targets
    ) {
        self.list = list
        self.known = known
    }
}

/// The streefwaarden at two dates.
public struct TargetList: Sendable {
    public let dates: TwoDates
    public let targets: Targets

    public init(dates: TwoDates, targets: Targets) {
        self.dates = dates
        self.targets = targets
    }
}
