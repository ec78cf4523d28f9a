import Domain
import Indicators
import Ingest
import Postgres
import Storage
import TestSupport
import Testing

/// Undoing a delivery as a whole (contract §2, reading 2.20).
@Suite(.timeLimit(.minutes(6))) struct UndoTests {
    private func tenant(_ deliveries: TextFile...) async throws -> TestTenant {
        let tenant = try await TestInstallation.tenant()
        for file in deliveries { try await tenant.accept(file) }
        return tenant
    }

    private func wet(of tenant: TestTenant, at moment: Int) async throws -> [String?] {
        try await tenant.rows(
            "SELECT wet FROM casussen WHERE recorded_from <= \(moment) AND recorded_until > \(moment) AND NOT withdrawn ORDER BY casus_nr"
        ).map { $0[0] }
    }

    @Test func `its new rows are gone and what it superseded is current again`() async throws {
        let tenant = try await self.tenant(
            .of("casussen", ["wet": "wmo"]), .of("casussen", ["wet": "jeugd"], ["casus_nr": "C2", "wet": "jeugd"]))
        let outcome = try await tenant.undo(2)
        #expect(outcome.levering == 2)
        #expect(outcome.vervallen == 1)
        #expect(outcome.hersteld == 1)
        #expect(try await tenant.current("wet", of: "casussen") == ["wmo"])
    }

    @Test func `what an undo would do is told beforehand, and changes nothing`() async throws {
        let tenant = try await self.tenant(
            .of("casussen", ["wet": "wmo"]), .of("casussen", ["wet": "jeugd"], ["casus_nr": "C2", "wet": "jeugd"]))
        let undo = DeliveryUndo(database: tenant.home.database, followers: [FactRefresh()])
        let preview = try await undo.preview(2, in: tenant.tenant, as: TestTenant.actor)
        #expect(preview.vervallen == 1 && preview.hersteld == 1)
        #expect(try await tenant.current("wet", of: "casussen") == ["jeugd", "jeugd"])
        await #expect(throws: IngestError.self) { try await undo.preview(1, in: tenant.tenant, as: TestTenant.actor) }
        await #expect(throws: IngestError.self) { try await undo.preview(9, in: tenant.tenant, as: TestTenant.actor) }
    }

    @Test func `an earlier stand still shows what was undone`() async throws {
        let tenant = try await self.tenant(.of("casussen", ["wet": "wmo"]), .of("casussen", ["wet": "jeugd"]))
        let outcome = try await tenant.undo(2)
        #expect(try await self.wet(of: tenant, at: 1) == ["wmo"])
        #expect(try await self.wet(of: tenant, at: 2) == ["jeugd"])
        #expect(try await self.wet(of: tenant, at: 3) == ["wmo"])
        #expect(try await tenant.moment(.latest).instant == outcome.stand)
    }

    @Test func `a withdrawal is undone too`() async throws {
        let tenant = try await self.tenant(.of("casussen", ["wet": "wmo"]), .of("casussen", ["verwijderd": "ja"]))
        try await tenant.undo(2)
        #expect(try await tenant.current("casus_nr", of: "casussen") == ["C1"])
    }

    @Test func `bringing back a withdrawn row is undone to withdrawn`() async throws {
        let tenant = try await self.tenant(.of("casussen", [:]), .of("casussen", ["verwijderd": "ja"]), .of("casussen", [:]))
        try await tenant.undo(3)
        #expect(try await tenant.current("casus_nr", of: "casussen") == [])
        #expect(try await tenant.rows("SELECT withdrawn FROM casussen WHERE recorded_until = 2147483647") == [["t"]])
    }

    @Test func `a later delivery that changed the same row forbids it`() async throws {
        let tenant = try await self.tenant(.of("casussen", ["wet": "wmo"]), .of("casussen", ["wet": "jeugd"]))
        #expect(await ingestError { try await tenant.undo(1) } == .undoBlocked)
        #expect(try await tenant.current("wet", of: "casussen") == ["jeugd"])
        #expect(try await tenant.moment(.latest).number == 2)
    }

    @Test func `a later delivery that withdrew the same row forbids it`() async throws {
        let tenant = try await self.tenant(.of("casussen", [:]), .of("casussen", ["verwijderd": "ja"]))
        #expect(await ingestError { try await tenant.undo(1) } == .undoBlocked)
    }

    @Test func `a later delivery that refers to a row that would disappear forbids it`() async throws {
        let tenant = try await self.tenant(.of("casussen", [:]), .of("doelen", [:]))
        #expect(await ingestError { try await tenant.undo(1) } == .undoBlocked)
    }

    @Test func `a later delivery that once referred to a row that would disappear forbids it while it stands`() async throws {
        let tenant = try await self.tenant(
            .of("casussen", [:]), .of("casussen", ["casus_nr": "C2"]), .of("doelen", [:]), .of("doelen", ["casus_nr": "C2"]))
        // The goal is of C2 now; undoing delivery 4 would bring back a goal of C1, which must then be there.
        #expect(await ingestError { try await tenant.undo(1) } == .undoBlocked)
        try await tenant.undo(4)
        #expect(await ingestError { try await tenant.undo(1) } == .undoBlocked)
        try await tenant.undo(3)
        try await tenant.undo(1)
        #expect(try await tenant.current("casus_nr", of: "casussen") == ["C2"])
    }

    @Test func `a later delivery that refers to a row that would only change back does not`() async throws {
        let tenant = try await self.tenant(.of("casussen", ["wet": "wmo"]), .of("casussen", ["wet": "jeugd"]), .of("doelen", [:]))
        try await tenant.undo(2)
        #expect(try await tenant.current("wet", of: "casussen") == ["wmo"])
    }

    @Test func `an unchanged row in a later delivery does not forbid it`() async throws {
        let tenant = try await self.tenant(.of("casussen", [:]), .of("casussen", [:], ["casus_nr": "C2"]))
        try await tenant.undo(1)
        #expect(try await tenant.current("casus_nr", of: "casussen") == ["C2"])
    }

    @Test func `after the later delivery was undone the earlier one can be`() async throws {
        let tenant = try await self.tenant(
            .of("casussen", ["wet": "wmo"]), .of("casussen", ["wet": "jeugd"]), .of("casussen", ["wet": ""]))
        try await tenant.undo(3)
        #expect(try await tenant.current("wet", of: "casussen") == ["jeugd"])
        try await tenant.undo(2)
        #expect(try await tenant.current("wet", of: "casussen") == ["wmo"])
        let outcome = try await tenant.undo(1)
        #expect(outcome.vervallen == 1)
        #expect(outcome.hersteld == 0)
        #expect(try await tenant.current("wet", of: "casussen") == [])
    }

    @Test func `a row restored by an undo and then changed can be undone again`() async throws {
        let tenant = try await self.tenant(.of("casussen", ["wet": "wmo"]), .of("casussen", ["wet": "jeugd"]))
        try await tenant.undo(2)
        let third = try await tenant.accept(.of("casussen", ["wet": ""]))
        #expect(third.levering == 3)
        #expect(await ingestError { try await tenant.undo(1) } == .undoBlocked)
        try await tenant.undo(3)
        #expect(try await tenant.current("wet", of: "casussen") == ["wmo"])
    }

    @Test func `undoing everything leaves nothing and delivering again is new`() async throws {
        let tenant = try await self.tenant(.of("casussen", [:]))
        try await tenant.undo(1)
        #expect(try await tenant.accept(.of("casussen", [:])).file("casussen").counts == [1, 0, 0, 0, 0])
        #expect(
            try await tenant.rows("SELECT recorded_from, recorded_until FROM casussen ORDER BY 1") == [
                ["1", "2"], ["3", "2147483647"],
            ])
    }

    @Test func `an undo is not undone and an unknown delivery is refused`() async throws {
        let tenant = try await self.tenant(.of("casussen", [:]))
        try await tenant.undo(1)
        #expect(await ingestError { try await tenant.undo(1) } == .alreadyUndone)
        #expect(await ingestError { try await tenant.undo(2) } == .unknownDelivery)
        #expect(await ingestError { try await tenant.undo(.max) } == .unknownDelivery)
    }

    @Test func `a delivery marked complete brings back on undo what it withdrew`() async throws {
        let tenant = try await self.tenant(.of("medewerkers", rows: (1...20).map { ["medewerker_nr": "M\($0)"] }))
        try await tenant.deliver(.of("medewerkers", rows: (1...19).map { ["medewerker_nr": "M\($0)"] })) {
            $0.complete = ["medewerkers"]
        }
        try await tenant.undo(2)
        #expect(try await tenant.current("medewerker_nr", of: "medewerkers").count == 20)
    }

    @Test func `an undo writes its line in the access log and marks the delivery`() async throws {
        let tenant = try await self.tenant(.of("casussen", [:]))
        try await tenant.undo(1)
        let log = try await tenant.rows("SELECT action, purpose, object_kind, object FROM access_log WHERE action = 'D'")
        #expect(log == [["D", "levering ongedaan", "levering", "1"]])
        #expect(try await tenant.rows("SELECT undone_moment FROM delivery") == [["2"]])
    }
}
