public import Domain
public import Indicators
public import Ingest
public import Postgres
public import Storage

/// A tenant of its own for one test, with the short forms that tests read well in.
public struct TestTenant: Sendable {
    public let home: TestInstallation
    public let tenant: Tenant

    public static let actor = Actor(name: "test@kraamzicht.test", role: "systeem")
    /// The day of import and of reading, unless a test says otherwise: Sunday 22 November 2026.
    public static let today = Day(year: 2026, month: 11, day: 22)!

    public init(home: TestInstallation, tenant: Tenant) {
        self.home = home
        self.tenant = tenant
    }

    /// Delivers files; `options` may be changed before they are used.
    @discardableResult
    public func deliver(
        _ files: TextFile..., today: Day = TestTenant.today, options change: (inout DeliveryOptions) -> Void = { _ in }
    ) async throws -> DeliveryReceipt {
        try await self.deliver(files, today: today, options: change)
    }

    @discardableResult
    public func deliver(
        _ sources: [any ByteSource], today: Day = TestTenant.today, followers: [any VersionFollower] = [FactRefresh()],
        options change: (inout DeliveryOptions) -> Void = { _ in }
    ) async throws -> DeliveryReceipt {
        var options = DeliveryOptions(today: today)
        change(&options)
        return try await DeliveryImport(database: self.home.database, followers: followers)
            .run(sources, into: self.tenant, as: Self.actor, options: options)
    }

    /// Delivers files that must be taken whole; throws ``NotCommitted`` with the receipt otherwise.
    @discardableResult
    public func accept(_ files: TextFile..., today: Day = TestTenant.today) async throws -> DeliveryReceipt {
        let receipt = try await self.deliver(files, today: today)
        guard receipt.status == .committed, receipt.fouten.aantal == 0 else { throw NotCommitted(receipt: receipt) }
        return receipt
    }

    /// A delivery that a test took for granted was refused.
    public struct NotCommitted: Error {
        public let receipt: DeliveryReceipt

        public init(receipt: DeliveryReceipt) {
            self.receipt = receipt
        }
    }

    @discardableResult
    public func undo(_ delivery: Int) async throws -> DeliveryUndo.Outcome {
        try await DeliveryUndo(database: self.home.database, followers: [FactRefresh()]).run(
            delivery, in: self.tenant, as: Self.actor)
    }

    /// The rows of a query as the tenant, as texts.
    public func rows(_ sql: SQL) async throws -> [[String?]] {
        try await self.home.database.read(self.tenant, as: Self.actor, purpose: .figures) { reader in
            try await reader.query(sql).texts()
        }
    }

    /// Runs a statement as the tenant.
    @discardableResult
    public func execute(_ sql: SQL) async throws -> Int {
        try await self.home.database.write(self.tenant, as: Self.actor, purpose: .administration) { writer in
            try await writer.execute(sql)
        }
    }

    /// The current values of one column of a file's table, in the order of its key, without withdrawn rows.
    public func current(_ column: String, of table: String) async throws -> [String?] {
        try await self.rows(
            """
            SELECT \(trusted: column)::text FROM \(trusted: table)
            WHERE recorded_until = 2147483647 AND NOT withdrawn ORDER BY 1
            """
        ).map { $0[0] }
    }

    public func figures(_ request: FigureRequest, today: Day = TestTenant.today) async throws -> FigureTable {
        try await self.home.database.read(self.tenant, as: Self.actor, purpose: .figures) { reader in
            try await reader.figures(request, today: today)
        }
    }

    public func moment(_ stand: Stand) async throws -> Moment {
        try await self.home.database.read(self.tenant, as: Self.actor, purpose: .figures) { reader in
            try await reader.moment(stand)
        }
    }
}
