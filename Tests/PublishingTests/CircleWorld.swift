import Disclosure
import Domain
import Ingest
import Storage
import TestSupport

@testable import Publishing

/// Organisations with cases of 2025 in two gemeenten of one jeugdregio, in an installation of their own.
struct CircleWorld {
    let home: TestInstallation
    let organisations: [TestTenant]
    let releases: Releases
    let circles: Circles

    static let region = "JZ20"

    /// Each of `sizes` an organisation with so many cases in Amersfoort and in Baarn.
    static func make(_ sizes: [(Int, Int)] = [(24, 16), (20, 18), (22, 14)]) async throws -> CircleWorld {
        let home = try await TestInstallation.make()
        var organisations: [TestTenant] = []
        for (place, size) in sizes.enumerated() {
            let organisation = try await home.tenant("org\(place)")
            let rows =
                (0..<size.0).map { Self.ended("A\($0)", "GM0307") } + (0..<size.1).map { Self.ended("B\($0)", "GM0308") }
            try await organisation.deliver([TextFile.of("casussen", rows: rows)])
            organisations.append(organisation)
        }
        return CircleWorld(
            home: home, organisations: organisations,
            releases: Releases(database: home.database, provisioning: home.provisioning),
            circles: Circles(database: home.database, provisioning: home.provisioning))
    }

    /// A case that ran in March 2025.
    static func ended(_ number: String, _ gemeente: String) -> [String: String] {
        [
            "casus_nr": number, "client_nr": "K\(number)", "gemeente": gemeente, "wet": "jeugd", "ontvangen_op": "2025-02-20",
            "contact_op": "2025-02-21", "gestart_op": "2025-03-01", "beeindigd_op": "2025-03-20",
        ]
    }

    func consent(_ place: Int, _ contributes: Bool = true) async throws {
        try await self.home.database.write(self.organisations[place].tenant, as: TestTenant.actor, purpose: .release) { writer in
            try await writer.setContributesToCircles(contributes)
        }
    }

    func prepareRelease(_ place: Int, _ gemeente: String, period: String = "2025") async throws -> PreparedRelease {
        try await self.releases.prepare(
            try await self.releases.request(gemeente: gemeente, period: try Period(period)),
            from: self.organisations[place].tenant, as: TestTenant.actor, today: TestTenant.today)
    }

    @discardableResult
    func release(_ place: Int, _ gemeente: String, period: String = "2025") async throws -> Int {
        try await self.releases.publish(
            try await self.prepareRelease(place, gemeente, period: period), from: self.organisations[place].tenant,
            as: TestTenant.actor, at: "2026-11-22T10:00:00Z")
    }

    /// Everybody takes part and released 2025 to both.
    func releaseAll() async throws {
        for place in self.organisations.indices {
            try await self.consent(place)
            for gemeente in ["GM0307", "GM0308"] { try await self.release(place, gemeente) }
        }
    }

    func prepare(year: Int = 2025) async throws -> PreparedCircle {
        try await self.circles.prepare(
            try await self.circles.request(region: Self.region, year: year, today: TestTenant.today), as: TestTenant.actor)
    }

    func publish(_ circle: PreparedCircle) async throws -> Int {
        try await self.circles.publish(circle, as: TestTenant.actor, at: "2026-11-22T10:00:00Z")
    }
}

extension CellTable {
    /// The figure over all kinds of wet.
    func total(_ indicator: String) -> FigureCell? {
        self.cells.first { $0.key.indicator == indicator && $0.key.values.isEmpty }
    }
}
