import Compliance
import Domain
import Indicators
import Ingest
import Storage
import TestSupport
import Testing

/// Maatregelen: how far each is on a day, as known at a stand, and what a filled-in one must keep to.
@Suite(.timeLimit(.minutes(6))) struct MeasureTests {
    private static let measure = [
        "maatregel_nr": "MR1", "clausules": "hkz:5, iso9001:7.2", "controle": "MED-VOG-DAG", "omschrijving": "Vooruit aanvragen.",
        "eigenaar": "Bea Bakker", "eigenaar_email": "Bea@wieg.nl", "begin_op": "2026-01-10", "uiterlijk_op": "2026-02-28",
    ]

    private func register(
        _ tenant: TestTenant, on day: String, _ question: MeasureQuestion = MeasureQuestion()
    ) async throws -> [String] {
        var question = question
        question.peildatum = try Day(day)
        let asked = question
        let register = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .checks) { reader in
            try await reader.measureRegister(asked, today: TestTenant.today)
        }
        return register.measures.map { "\($0.number) \($0.state(on: register.peildatum).rawValue)" }
    }

    @Test func `a measure is as far as it was on the day, whatever came after`() async throws {
        let tenant = try await TestInstallation.tenant()
        let done = ["gereed_op": "2026-03-05", "doeltreffend": "nee", "beoordeeld_op": "2026-03-20", "beoordeeld_door": "Kim"]
        try await tenant.set("maatregelen", Self.measure.merging(done) { $1 })
        for (day, state) in [
            ("2026-01-09", "gepland"), ("2026-01-10", "loopt"), ("2026-02-28", "loopt"), ("2026-03-01", "te_laat"),
            ("2026-03-05", "gereed"), ("2026-03-19", "gereed"), ("2026-03-20", "niet_doeltreffend"),
        ] {
            #expect(try await self.register(tenant, on: day) == ["MR1 \(state)"], "\(day)")
        }
    }

    @Test func `what is late comes first, and a question asks for its own`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.set("maatregelen", Self.measure)
        let others: [[String: String]] = [
            ["maatregel_nr": "MR2", "uiterlijk_op": "2026-03-31", "controle": "", "clausules": "hkz:1", "eigenaar_email": ""],
            ["maatregel_nr": "MR3", "gereed_op": "2026-02-01"], ["maatregel_nr": "MR4", "uiterlijk_op": "2026-02-10"],
        ]
        for change in others { try await tenant.set("maatregelen", Self.measure.merging(change) { $1 }) }
        let day = "2026-03-05"
        #expect(try await self.register(tenant, on: day) == ["MR4 te_laat", "MR1 te_laat", "MR2 loopt", "MR3 gereed"])
        #expect(try await self.register(tenant, on: day, MeasureQuestion(clause: "hkz:1")) == ["MR2 loopt"])
        #expect(try await self.register(tenant, on: day, MeasureQuestion(clause: "hkz:55")).isEmpty)
        #expect(try await self.register(tenant, on: day, MeasureQuestion(check: "MED-VOG-DAG", isOpen: false)) == ["MR3 gereed"])
        #expect(
            try await self.register(tenant, on: day, MeasureQuestion(owner: "bea@wieg.nl"))
                == ["MR4 te_laat", "MR1 te_laat", "MR3 gereed"], "an address in small letters, and nobody else's")
    }

    @Test func `an earlier stand shows the measure as it was known, and an undo takes it back`() async throws {
        let tenant = try await TestTenant.with(Standing.employee())
        let first = try await tenant.set("maatregelen", Self.measure)
        let basis = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .delivery) { reader in
            try await reader.knownRow(EntryForm.setting("maatregelen")!, keys: ["MR1"])?.moment
        }
        let second = try await tenant.set(
            "maatregelen", Self.measure.merging(["gereed_op": "2026-02-01"]) { $1 }, basis: basis)
        #expect(try await self.register(tenant, on: "2026-03-05") == ["MR1 gereed"])
        #expect(
            try await self.register(tenant, on: "2026-03-05", MeasureQuestion(stand: .delivery(first))) == ["MR1 te_laat"])
        #expect(try await self.register(tenant, on: "2026-03-05", MeasureQuestion(stand: .delivery(first - 1))).isEmpty)
        try await tenant.undo(second)
        #expect(try await self.register(tenant, on: "2026-03-05") == ["MR1 te_laat"])
    }

    @Test func `a judgement is whole and about what is done, and days follow each other`() async throws {
        let tenant = try await TestInstallation.tenant()
        let judged = ["gereed_op": "2026-02-20", "doeltreffend": "ja", "beoordeeld_op": "2026-03-20", "beoordeeld_door": "Kim"]
        for (change, code) in [
            (["clausules": ""], "verplicht_leeg"), (["omschrijving": ""], "verplicht_leeg"), (["eigenaar": ""], "verplicht_leeg"),
            (["uiterlijk_op": ""], "verplicht_leeg"), (["uiterlijk_op": "2026-01-09"], "datum_volgorde"),
            (["gereed_op": "2026-01-09"], "datum_volgorde"), (["beoordeeld_op": "2026-02-19"], "datum_volgorde"),
            (["gereed_op": ""], "oordeel_zonder_gereed"), (["beoordeeld_door": ""], "oordeel_onvolledig"),
            (["doeltreffend": ""], "oordeel_onvolledig"), (["beoordeeld_op": ""], "oordeel_onvolledig"),
        ] {
            let values = Self.measure.merging(change.keys.contains { judged.keys.contains($0) } ? judged : [:]) { $1 }
            #expect(
                try await tenant.refusal("maatregelen", values.merging(change) { $1 }).contains(code), "\(change)")
        }
        try await tenant.set("maatregelen", Self.measure.merging(judged) { $1 })
    }

    @Test func `an open measure is a reminder for its owner, and when it is done for who must judge it`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.set("maatregelen", Self.measure)
        try await tenant.set("maatregelen", Self.measure.merging(["maatregel_nr": "MR2", "eigenaar_email": ""]) { $1 })
        try await tenant.set("maatregelen", Self.measure.merging(["maatregel_nr": "MR3", "gereed_op": "2026-02-01"]) { $1 })
        func digest(_ day: String) async throws -> ReminderDigest {
            try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .reminders) { reader in
                try await reader.reminders(today: try Day(day))
            }
        }
        let ahead = try await digest("2026-02-21")
        #expect(ahead.items.map(\.subject) == ["MR1", "MR2", "MR3"])
        #expect(
            ahead.items.first.map { "\($0.kind.rawValue) \($0.name ?? "") \($0.what) \($0.last.iso)" }
                == "maatregel Bea Bakker Vooruit aanvragen. 2026-02-28")
        #expect(ahead.isDue(since: try Day("2026-02-20")), "seven days before")
        #expect(ahead.own("bea@wieg.nl").items.map(\.subject) == ["MR1"])
        #expect(ahead.own("kim@wieg.nl").items.isEmpty)
        let late = try await digest("2026-03-02")
        #expect(late.items.filter { $0.kind == .measure }.map { $0.daysLeft(on: late.day) } == [-2, -2])

        // Within 90 days of the day three months on; the owner has done what was asked.
        let judged = try #require(late.items.last)
        #expect("\(judged.kind.rawValue) \(judged.subject) \(judged.last.iso)" == "oordeel MR3 2026-05-01")
        #expect(!late.own("bea@wieg.nl").items.contains { $0.subject == "MR3" })
        func unjudged(_ day: String) async throws -> [String] {
            try await digest(day).items.filter { $0.kind == .judgement }.map(\.subject)
        }
        #expect(try await unjudged("2026-01-31").isEmpty, "not done yet")
        #expect(try await unjudged("2028-04-30") == ["MR3"])
        #expect(try await unjudged("2028-05-01").isEmpty, "two years over is no news")
        let basis = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .delivery) { reader in
            try await reader.knownRow(EntryForm.setting("maatregelen")!, keys: ["MR3"])?.moment
        }
        let judgement = [
            "maatregel_nr": "MR3", "gereed_op": "2026-02-01", "doeltreffend": "ja", "beoordeeld_op": "2026-03-01",
            "beoordeeld_door": "Kim",
        ]
        try await tenant.set("maatregelen", Self.measure.merging(judgement) { $1 }, basis: basis)
        #expect(try await unjudged("2026-04-01").isEmpty)
    }

    @Test func `a clause shows what is done for it, and stays as short as it is`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.set("maatregelen", Self.measure)
        let catalogues = try NormFile.load(directory: "\(ProjectFolder.root)/norms")
        func row(_ day: String) async throws -> NormBoard.Row? {
            try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .checks) { reader in
                try await reader.normBoard(catalogues, peildatum: try Day(day), stand: .latest, today: TestTenant.today)
            }.parts.flatMap(\.rows).first { $0.clause.name == "hkz:5" }
        }
        let (before, after) = (try await row("2026-01-09"), try await row("2026-01-10"))
        #expect(before?.measures.isEmpty == true)
        #expect(after?.measures.map(\.number) == ["MR1"])
        #expect(after?.state == before?.state)
    }
}
