public import Domain
public import Identity
public import Indicators

/// What the page of streefwaarden needs, as closures. Those beside figures come with the figures.
public struct TargetServices: Sendable {
    /// Those of a list, at the dates asked, which are resolved. May throw `DomainError` and `StorageError`.
    public var list: @Sendable (Visitor, Tenant, _ peildatum: Day?, _ stand: Stand) async throws -> TargetList

    public init(list: @escaping @Sendable (Visitor, Tenant, _ peildatum: Day?, _ stand: Stand) async throws -> TargetList) {
        self.list = list
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
