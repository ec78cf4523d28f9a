import Domain
import Ingest
import TestSupport
import Testing

/// Checks of hours, age, invoices and meldingen (readings 5.16 to 5.18, 7.12, 7.22).
@Suite(.timeLimit(.minutes(6))) struct HourAndReportCheckTests {
    private func casus(_ values: [String: String], _ files: TextFile...) async throws -> TestTenant {
        let tenant = try await TestTenant.with(Standing.employee(), Standing.casus(values))
        for file in files { try await tenant.accept(file) }
        return tenant
    }

    /// The verdict over the first quarter of 2026.
    private func quarter(_ check: String, _ tenant: TestTenant) async throws -> [String] {
        try await tenant.judge(check, "2026-01-01", "2026-03-31")
    }

    private let ended = ["gestart_op": "2026-01-10", "beeindigd_op": "2026-03-20"]

    @Test func `hours are counted from the first visit on`() async throws {
        let visits = Standing.visits("2025-12-31", "2026-01-20", "2026-01-21")
        func tenant(_ agreed: String) async throws -> TestTenant {
            try await self.casus(
                ["ontvangen_op": "2025-12-01", "gestart_op": "2025-12-20", "akkoord_uren": agreed], visits)
        }
        #expect(try await self.quarter("CAS-UREN", tenant("6")) == ["C1 voldoet 2"])
        #expect(try await self.quarter("CAS-UREN", tenant("5,5")) == ["C1 voldoet_niet 2 2026-01-21"])
        #expect(try await self.quarter("CAS-UREN", tenant("0")) == ["C1 voldoet_niet 2 2026-01-20 2026-01-21"])
        #expect(try await self.quarter("CAS-UREN", tenant("")) == ["C1 onbekend 2 2026-01-20 2026-01-21"])
    }

    @Test func `visits end thirty days after the first birthday`() async throws {
        let tenant = try await self.casus(
            ["ontvangen_op": "2024-03-01", "geboren_of_uitgerekend_op": "2024-02-29"], Standing.visits("2025-03-30", "2025-03-31")
        )
        #expect(try await tenant.judge("CAS-LEEFTIJD", "2025-01-01", "2025-12-31") == ["C1 voldoet_niet 2 2025-03-31"])
        #expect(try await tenant.judge("CAS-LEEFTIJD", "2025-03-30", "2025-03-30") == ["C1 voldoet 1"])
    }

    @Test func `the hours invoiced are those delivered, in the agreed way`() async throws {
        // Two hours delivered; 45 days after the end is 4 May 2026.
        func tenant(_ agreed: String, _ invoices: [String: String]...) async throws -> TestTenant {
            let rows = invoices.enumerated().map { ["factuur_nr": "F\($0.offset)"].merging($0.element) { $1 } }
            let tenant = try await self.casus(
                self.ended.merging(["facturatie": agreed]) { $1 }, Standing.visits("2026-01-20"))
            if !rows.isEmpty { try await tenant.accept(.of("facturen", rows: rows)) }
            return tenant
        }
        func verdict(_ tenant: TestTenant) async throws -> [String] {
            try await tenant.judge("CAS-FACTUUR", "2026-05-01", "2026-05-31")
        }
        #expect(try await verdict(tenant("vecozo", ["uren": "2,5"])) == ["C1 voldoet -"])
        #expect(try await verdict(tenant("vecozo", ["uren": "2,6"])) == ["C1 voldoet_niet - 2026-05-04"])
        #expect(try await verdict(tenant("vecozo", ["uren": "4"], ["uren": "-2"])) == ["C1 voldoet -"])
        #expect(try await verdict(tenant("factuur", ["uren": "2"])) == ["C1 voldoet_niet - 2026-05-04"])
        #expect(try await verdict(tenant("vecozo", ["uren": "2", "status": "afgekeurd"])) == ["C1 voldoet_niet - 2026-05-04"])
        #expect(try await verdict(tenant("")) == ["C1 onbekend - 2026-05-04"])
        // Nothing delivered and nothing invoiced agree.
        let idle = try await self.casus(self.ended.merging(["facturatie": "vecozo"]) { $1 })
        #expect(try await verdict(idle) == ["C1 voldoet -"])
        #expect(try await tenant("vecozo", ["uren": "2"]).judge("CAS-FACTUUR", "2026-05-05", "2026-05-31") == [])
        #expect(try await tenant("vecozo", ["uren": "2"]).judge("CAS-FACTUUR", "2026-05-04", "2026-05-04") == ["C1 voldoet -"])
    }

    @Test func `a complaint has two terms, a calamity one`() async throws {
        // Received on Friday 3 April 2026, Good Friday; five werkdagen after it is 13 April, three is 9 April.
        func verdict(_ kind: String, _ confirmed: String, _ settled: String, until: String) async throws -> [String] {
            let tenant = try await TestTenant.with(
                .of(
                    "meldingen",
                    ["soort": kind, "ontvangen_op": "2026-04-03", "bevestigd_op": confirmed, "afgehandeld_op": settled]))
            return try await tenant.judge(kind == "klacht" ? "MEL-KLACHT" : "MEL-CALAMITEIT", "2026-04-01", until)
        }
        #expect(try await verdict("klacht", "2026-04-13", "2026-05-15", until: "2026-05-31") == ["L1 voldoet -"])
        #expect(try await verdict("klacht", "2026-04-14", "2026-05-15", until: "2026-05-31") == ["L1 voldoet_niet - 2026-04-13"])
        #expect(
            try await verdict("klacht", "2026-04-14", "2026-05-16", until: "2026-05-31") == [
                "L1 voldoet_niet - 2026-04-13 2026-05-15"
            ])
        #expect(try await verdict("klacht", "2026-04-13", "", until: "2026-05-15") == ["L1 nvt -"])
        #expect(try await verdict("klacht", "2026-04-13", "", until: "2026-05-16") == ["L1 voldoet_niet - 2026-05-15"])
        #expect(try await verdict("calamiteit", "2026-04-09", "", until: "2026-04-30") == ["L1 voldoet -"])
        #expect(try await verdict("calamiteit", "2026-04-10", "", until: "2026-04-30") == ["L1 voldoet_niet - 2026-04-09"])
        #expect(try await verdict("calamiteit", "", "", until: "2026-04-09") == ["L1 nvt -"])
    }

    @Test func `a melding counts also when its case was withdrawn`() async throws {
        let tenant = try await self.casus([:], .of("meldingen", ["casus_nr": "C1", "bevestigd_op": "2026-02-02"]))
        try await tenant.accept(.of("casussen", ["verwijderd": "ja"]))
        #expect(try await tenant.judge("MEL-KLACHT", "2026-01-01", "2026-02-10") == ["L1 nvt -"])
    }
}
