import Compliance
import Domain
import Postgres
import Storage
import TestSupport
import Testing

/// What lapses, and when somebody is told.
@Suite(.timeLimit(.minutes(6))) struct ReminderTests {
    private func digest(_ last: String, on day: String) throws -> ReminderDigest {
        ReminderDigest(
            day: try Day(day), items: [ReminderItem(kind: .document, subject: "d", name: nil, what: "d", last: try Day(last))])
    }

    @Test(arguments: [
        // Ninety days before, thirty, seven, one, and the first day after.
        ("2026-12-31", "2026-10-02", "2026-10-01", true), ("2026-12-31", "2026-10-03", "2026-10-02", false),
        ("2026-12-31", "2026-12-01", "2026-11-30", true), ("2026-12-31", "2026-12-24", "2026-12-23", true),
        ("2026-12-31", "2026-12-25", "2026-12-24", false), ("2026-12-31", "2026-12-30", "2026-12-29", true),
        ("2026-12-31", "2026-12-31", "2026-12-30", false), ("2026-12-31", "2027-01-01", "2026-12-31", true),
        // A day on which nothing ran is made up for.
        ("2026-12-31", "2026-12-03", "2026-11-28", true),
        // Over: on Mondays only.
        ("2026-12-31", "2027-01-02", "2027-01-01", false), ("2026-12-31", "2027-01-04", "2027-01-03", true),
    ])
    func `a digest goes out when something comes to a threshold`(last: String, day: String, previous: String, isDue: Bool) throws
    {
        #expect(try self.digest(last, on: day).isDue(since: try Day(previous)) == isDue)
    }

    @Test func `nothing within ninety days is nothing to send, and a first digest goes out at once`() throws {
        #expect(try self.digest("2027-04-01", on: "2026-12-01").items.isEmpty)
        #expect(!(try self.digest("2027-04-01", on: "2026-12-01").isDue(since: nil)))
        #expect(try self.digest("2027-01-20", on: "2026-12-01").isDue(since: nil))
    }

    private func reminders(_ tenant: TestTenant, on day: String) async throws -> [String] {
        try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .reminders) { reader in
            try await reader.reminders(today: try Day(day))
        }.items.map { "\($0.kind.rawValue) \($0.subject) \($0.what) \($0.last.iso)" }
    }

    @Test func `credentials, documents, partners, exceptions and terms`() async throws {
        let tenant = try await TestTenant.with(
            Standing.employee(), Standing.casus(["gestart_op": "2026-01-10"]), Standing.visits("2026-01-20"),
            .of(
                "registraties",
                rows: [
                    ["registratie_nr": "R1", "soort": "VOG", "afgegeven_op": "2023-04-01", "geldig_vanaf": "2023-04-01"],
                    ["registratie_nr": "R2", "soort": "KCKZ", "geldig_vanaf": "2022-01-01", "geldig_tot": "2025-12-31"],
                    ["registratie_nr": "R3", "soort": "KINDER_EHBO", "geldig_vanaf": "2026-01-01", "geldig_tot": "2027-12-31"],
                ]),
            .of(
                "documenten",
                rows: [
                    ["document_nr": "D1", "soort": "meldcode", "geldig_vanaf": "2024-01-01", "geldig_tot": "2026-03-15"],
                    ["document_nr": "D2", "soort": "privacybeleid", "geldig_vanaf": "2024-01-01", "geldig_tot": "2026-03-15"],
                    ["document_nr": "D3", "soort": "privacybeleid", "geldig_vanaf": "2026-03-16"],
                ]),
            .of("skj_partners", ["geldig_vanaf": "2025-01-01", "gecontroleerd_op": "2025-03-20"]))
        try await tenant.accept(
            .of("regie", ["soort": "skj_partner", "partner_nr": "P1", "vanaf": "2026-01-10"]),
            .of("meldingen", ["soort": "klacht", "ontvangen_op": "2026-02-02", "bevestigd_op": "2026-02-03"]))
        try await tenant.set(
            "uitzonderingen",
            [
                "uitzondering_nr": "U1", "controle": "MED-VOG-DAG", "onderwerp_soort": "medewerker", "onderwerp_nr": "M1",
                "grond": "aangevraagd", "reden": "Onderweg.", "document_nr": "D1", "besloten_door": "Bea",
                "geldig_vanaf": "2026-01-01", "geldig_tot": "2026-04-10",
            ])
        let found = try await self.reminders(tenant, on: "2026-03-01")
        #expect(
            Set(found).isSuperset(of: [
                "registratie M1 VOG 2026-04-01", "registratie M1 KCKZ 2025-12-31", "document meldcode meldcode 2026-03-15",
                "uitzondering U1 MED-VOG-DAG 2026-04-10",
            ]), "\(found)")
        #expect(found.filter { $0.hasPrefix("partner") }.map { $0.split(separator: " ").last! } == ["2026-03-20"])
        #expect(
            found.filter { $0.hasPrefix("melding") }.map { $0.split(separator: " ").suffix(2) } == [["afhandelen", "2026-03-16"]])
        #expect(!found.contains { $0.contains("privacybeleid") || $0.contains("KINDER_EHBO") })
        #expect(found.first == "registratie M1 KCKZ 2025-12-31", "what is over comes first")
    }

    @Test func `a digest is claimed once a day, and again when it failed`() async throws {
        let tenant = try await TestInstallation.tenant()
        let digest = try self.digest("2026-12-31", on: "2026-12-01")
        func write<Value: Sendable>(_ body: @Sendable (borrowing TenantWriter) async throws -> Value) async throws -> Value {
            try await tenant.home.database.write(tenant.tenant, as: TestTenant.actor, purpose: .reminders, body)
        }
        func claim() async throws -> Bool { try await write { try await $0.claimReminder(digest, to: "bea@wieg.nl") } }
        #expect(try await claim())
        #expect(!(try await claim()), "somebody is sending it")
        try await write { try await $0.settleReminder(of: digest.day, to: "bea@wieg.nl", failure: "weg") }
        #expect(try await claim())
        try await write { try await $0.settleReminder(of: digest.day, to: "bea@wieg.nl", failure: nil) }
        #expect(!(try await claim()))
        #expect(try await write { try await $0.reader.lastReminder(to: "bea@wieg.nl") } == digest.day)
        try await tenant.execute("UPDATE reminder SET state = 'bezig', at = at - interval '16 minutes'")
        #expect(try await claim(), "who began and never ended is not waited for")
    }
}
