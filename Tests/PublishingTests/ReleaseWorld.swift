import Disclosure
import Domain
import Ingest
import Publishing
import Storage
import TestSupport

/// An organisation with cases in two gemeenten of one jeugdregio, in an installation of its own.
struct ReleaseWorld {
    let home: TestInstallation
    let organisation: TestTenant
    let releases: Releases

    static let period = "2026-K1..2026-K3"

    /// `baarn` small and `amersfoort` large enough to show answers.
    static func make(baarn: Int = 3, amersfoort: Int = 24) async throws -> ReleaseWorld {
        let home = try await TestInstallation.make()
        let organisation = try await home.tenant("wieg")
        let world = ReleaseWorld(
            home: home, organisation: organisation, releases: Releases(database: home.database, provisioning: home.provisioning))
        try await world.deliver(
            (0..<baarn).map { Self.ended("B\($0)", "GM0308", mark: 6 + $0 % 3) }
                + (0..<amersfoort).map { Self.ended("A\($0)", "GM0307", mark: 5 + $0 % 5) })
        return world
    }

    /// A case that ran in March 2026.
    static func ended(_ number: String, _ gemeente: String, mark: Int? = 8) -> [String: String] {
        var row = [
            "casus_nr": number, "client_nr": "K\(number)", "gemeente": gemeente, "wet": "jeugd", "ontvangen_op": "2026-02-20",
            "gestart_op": "2026-03-01", "beeindigd_op": "2026-03-20",
        ]
        row["tevredenheid"] = mark.map(String.init) ?? ""
        return row
    }

    func deliver(_ rows: [[String: String]]) async throws {
        let receipt = try await self.organisation.deliver([TextFile.of("casussen", rows: rows)])
        guard receipt.status == .committed else { throw TestTenant.NotCommitted(receipt: receipt) }
    }

    func prepare(_ gemeente: String = "GM0307", period: String = ReleaseWorld.period, note: String? = nil) async throws
        -> PreparedRelease
    {
        try await self.releases.prepare(
            try await self.releases.request(gemeente: gemeente, period: try Period(period), note: note),
            from: self.organisation.tenant, as: TestTenant.actor, today: TestTenant.today)
    }

    @discardableResult
    func publish(_ gemeente: String = "GM0307", period: String = ReleaseWorld.period, note: String? = nil) async throws -> Int {
        try await self.releases.publish(
            try await self.prepare(gemeente, period: period, note: note), from: self.organisation.tenant, as: TestTenant.actor,
            at: "2026-11-22T10:00:00Z")
    }

    func release(_ number: Int) async throws -> StoredRelease {
        try await self.releases.release(try await self.releases.entry(number), as: TestTenant.actor)
    }

    func gemeente(_ code: String) async throws -> TestTenant {
        TestTenant(home: self.home, tenant: try await self.home.registry.tenant(try TenantID(code.lowercased())))
    }
}

extension StoredRelease {
    /// The cells of one figure over the whole of its table, all kinds of wet together.
    func cells(_ indicator: String, in table: String) -> [FigureCell] {
        self.table(table)?.cells.cells.filter { $0.key.indicator == indicator && $0.key.values.isEmpty } ?? []
    }
}
