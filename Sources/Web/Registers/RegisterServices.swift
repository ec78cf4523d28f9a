public import Compliance
public import Domain
public import Identity

/// What the pages of registers need from the rest of the program, as closures. Each logs what it read before anything of it leaves.
/// They may throw `DomainError` and `StorageError`.
public struct RegisterServices: Sendable {
    public var reports: @Sendable (Visitor, Tenant, ReportQuestion) async throws -> ReportRegister

    public init(reports: @escaping @Sendable (Visitor, Tenant, ReportQuestion) async throws -> ReportRegister) {
        self.reports = reports
    }
}
