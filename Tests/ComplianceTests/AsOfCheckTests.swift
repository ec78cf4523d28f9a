import Compliance
import Domain
import Storage
import TestSupport
import Testing

/// What other systems got wrong when a reader travels in time, for checks and registers.
@Suite(.timeLimit(.minutes(6))) struct AsOfCheckTests {
    private func tenant() async throws -> TestTenant {
        try await TestTenant.with(Standing.employee(), Standing.casus(), Standing.visits("2026-01-20"))
    }

    private func vog(_ number: String, _ issued: String, withdrawn: Bool = false) -> TextFile {
        .of(
            "registraties",
            [
                "registratie_nr": number, "soort": "VOG", "afgegeven_op": issued, "geldig_vanaf": issued,
                "verwijderd": withdrawn ? "ja" : "nee",
            ])
    }

    @Test func `a day before anything existed is answered, with nothing`() async throws {
        let tenant = try await TestInstallation.tenant()
        for definition in Checks.definitions {
            let found = try await tenant.judge(definition.id, "1995-01-01", "1995-12-31")
            #expect(definition.subject == .organisation ? found.count == 1 : found.isEmpty, "\(definition.id)")
        }
    }

    @Test func `an earlier stand says what was known then, not what is known now`() async throws {
        let tenant = try await self.tenant()
        try await tenant.accept(self.vog("R1", "2020-01-01"))
        try await tenant.accept(self.vog("R2", "2025-06-01"))
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-01-31") == ["M1 voldoet 1"])
        #expect(
            try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-01-31", stand: .delivery(2))
                == ["M1 voldoet_niet 1 2026-01-20"])
        #expect(
            try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-01-31", stand: .delivery(1))
                == ["M1 onbekend 1 2026-01-20"])
    }

    @Test func `what was withdrawn counts no more from then on, and still did before`() async throws {
        let tenant = try await self.tenant()
        try await tenant.accept(self.vog("R1", "2025-06-01"))
        try await tenant.accept(self.vog("R1", "2025-06-01", withdrawn: true))
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-01-31") == ["M1 onbekend 1 2026-01-20"])
        #expect(
            try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-01-31", stand: .delivery(2)) == ["M1 voldoet 1"])
    }

    @Test func `of several changes on one day the last counts, at a stand of that day`() async throws {
        let tenant = try await self.tenant()
        let day = try #require(try await tenant.moment(.latest).day)
        try await tenant.accept(self.vog("R1", "2020-01-01"))
        try await tenant.accept(self.vog("R1", "2025-06-01"))
        #expect(
            try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-01-31", stand: .day(day)) == ["M1 voldoet 1"])
    }

    @Test func `whether something lapses is judged on the last day asked, not today`() async throws {
        let tenant = try await self.tenant()
        // Good until 1 March 2026: long past on the day of these tests.
        try await tenant.accept(self.vog("R1", "2023-03-01"))
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-01-31") == ["M1 verloopt 1"])
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-01-20", "2026-01-20") == ["M1 verloopt 1"])
        #expect(try await tenant.judge("MED-VOG-DAG", "2025-10-01", "2025-11-30") == [])
    }
}
