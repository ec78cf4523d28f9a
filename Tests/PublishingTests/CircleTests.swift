import Disclosure
import Domain
import Foundation
import Postgres
import Storage
import TestSupport
import Testing

@testable import Publishing

/// A circle from consent to withdrawal: made once, of who takes part, from what stands in releases.
@Suite(.timeLimit(.minutes(10))) struct CircleTests {
    private func code(_ body: () async throws -> Void) async -> ReleaseError.Code? {
        do { try await body() } catch { return (error as? ReleaseError)?.code }
        return nil
    }

    @Test func `a circle holds the sum of what was released, and a jeugdregio that is not there yet gets it`() async throws {
        let world = try await CircleWorld.make()
        try await world.releaseAll()
        let number = try await world.publish(try await world.prepare())
        let circle = try #require(try await world.circles.circle(number, as: TestTenant.actor))
        #expect(number == 7 && circle.manifest.nummer == 7 && circle.manifest.jaar == 2025)
        #expect(
            circle.manifest.omvang
                == .init(organisaties: 3, gemeenten: 2, gemeenten_in_regio: circle.manifest.omvang.gemeenten_in_regio))
        #expect(circle.manifest.omvang.gemeenten_in_regio > 2)
        #expect(circle.table.total("aanvragen")?.numerator == 114)
        #expect(circle.table.total("netwerk") == nil && circle.manifest.weggelaten.contains("netwerk"))
        #expect(circle.manifest.beveiliging.aanval.isHeld && circle.manifest.beveiliging.gemeenten_bekeken == 2)
        #expect(!(try circle.manifest.json()).contains("org0"))
        let region = try await world.home.registry.tenant(try TenantID("jz20"))
        #expect(region.kind == .region && region.schemaName == "reg_jz20")
        #expect(try await world.circles.attack(number, as: TestTenant.actor).isHeld)
        let parts = try await world.home.database.read(world.organisations[1].tenant, as: TestTenant.actor, purpose: .release) {
            reader in
            try await reader.circleParts()
        }
        #expect(parts.map(\.circle) == [7] && parts.map(\.releases) == ["3, 4"])
        let tenants = try await world.home.registry.list()
        #expect(try await IsolationCheck(database: world.home.database).problems(among: tenants).isEmpty)
    }

    @Test func `who did not say so, or said no again, is left out, and with two there is no circle`() async throws {
        let world = try await CircleWorld.make([(24, 16), (20, 18), (22, 14), (19, 21)])
        try await world.releaseAll()
        #expect(try await world.prepare().table.total("aanvragen")?.numerator == 154)
        try await world.consent(3, false)
        #expect(try await world.prepare().organisations.count == 3)
        try await world.consent(2, false)
        #expect(await self.code { _ = try await world.prepare() } == .tooFew)
    }

    @Test func `a year has one circle, also after it was withdrawn`() async throws {
        let world = try await CircleWorld.make()
        try await world.releaseAll()
        let (one, two) = (try await world.prepare(), try await world.prepare())
        let number = try await world.publish(one)
        #expect(await self.code { _ = try await world.publish(two) } == .circleExists)
        try await world.circles.withdraw(number, as: TestTenant.actor, reason: "Er klopte iets niet.")
        #expect(
            await self.code { try await world.circles.withdraw(number, as: TestTenant.actor, reason: "x") } == .alreadyWithdrawn)
        let circle = try #require(try await world.circles.circle(number, as: TestTenant.actor))
        #expect(circle.withdrawal?.reason == "Er klopte iets niet.")
        #expect(await self.code { _ = try await world.prepare() } == .circleExists)
        #expect(
            await self.code { _ = try await world.circles.request(region: "JZ20", year: 2026, today: TestTenant.today) }
                == .period)
        #expect(try await world.circles.circle(1, as: TestTenant.actor) == nil)
    }

    @Test func `what changes between looking and making stops it`() async throws {
        let world = try await CircleWorld.make()
        try await world.releaseAll()
        let seen = try await world.prepare()
        try await world.consent(0, false)
        #expect(await self.code { _ = try await world.publish(seen) } == .overtaken)
        try await world.consent(0, true)
        try await world.release(0, "GM0307", period: "2024..2025")
        #expect(await self.code { _ = try await world.publish(seen) } == .overtaken)
        _ = try await world.publish(try await world.prepare())
    }

    @Test func `a withdrawn release is no part, and a release of half a year is none`() async throws {
        let world = try await CircleWorld.make([(24, 16), (20, 18), (22, 14), (19, 21)])
        try await world.releaseAll()
        try await world.releases.withdraw(1, from: world.organisations[0].tenant, as: TestTenant.actor, reason: "Te vroeg.")
        #expect(try await world.prepare().table.total("aanvragen")?.numerator == 130)
        try await world.release(0, "GM0307", period: "2025-K1..2025-K2")
        #expect(try await world.prepare().table.total("aanvragen")?.numerator == 130)
        try await world.release(0, "GM0307", period: "2025")
        #expect(try await world.prepare().table.total("aanvragen")?.numerator == 154)
    }

    @Test func `after a circle no release shows what lies around its gemeente`() async throws {
        let world = try await CircleWorld.make()
        for place in world.organisations.indices { try await world.consent(place) }
        for place in world.organisations.indices { try await world.release(place, "GM0307") }
        let looked = try await world.prepareRelease(0, "GM0308")
        #expect(looked.showsSurroundings)
        _ = try await world.publish(try await world.prepare())
        // What was looked at before may not pass the circle unseen.
        let late = await self.code {
            _ = try await world.releases.publish(
                looked, from: world.organisations[0].tenant, as: TestTenant.actor, at: "2026-11-22T10:00:00Z")
        }
        #expect(late == .overtaken)
        let after = try await world.prepareRelease(0, "GM0308")
        #expect(!after.showsSurroundings && after.manifest.weggelaten.map(\.reden).contains { $0.contains("kring 4") })
    }

    @Test func `a changed circle is found`() async throws {
        let world = try await CircleWorld.make()
        try await world.releaseAll()
        let number = try await world.publish(try await world.prepare())
        let region = try await world.home.registry.tenant(try TenantID("jz20"))
        func problems() async throws -> [String] {
            try await world.home.database.read(region, as: TestTenant.actor, purpose: .verification) { reader in
                try await reader.circleProblems()
            }
        }
        #expect(try await problems().isEmpty)
        try await world.home.script("UPDATE reg_jz20.circle SET csv = csv || ' '")
        #expect(try await problems() == ["kring \(number): de tabel is veranderd"])
        await #expect(throws: ReleaseError.self) { try await world.circles.circle(number, as: TestTenant.actor) }
    }

    @Test(arguments: [
        "UPDATE circle SET manifest = ''", "DELETE FROM circle", "INSERT INTO circle_withdrawal (circle, reason) VALUES (1, 'x')",
        "INSERT INTO circle (nr, year, manifest, csv, sha256) VALUES (1, 1, '', '', '')",
    ]) func `a jeugdregio cannot change what it was given`(statement: String) async throws {
        let home = try await TestInstallation.make()
        let region = try await home.tenant("jz20", kind: .region)
        await #expect(
            performing: { try await region.execute(SQL(trusted: statement)) },
            throws: { ($0 as? PostgresError)?.sqlState == "42501" })
    }
}
