import Ingest
import TestSupport
import Testing

/// Checks of the organisation's documents (readings 5.2, 5.4 and 5.6).
@Suite(.timeLimit(.minutes(6))) struct OrganisationCheckTests {
    private func documents(_ rows: [String: String]...) async throws -> TestTenant {
        try await TestTenant.with(
            .of("documenten", rows: rows.enumerated().map { ["document_nr": "X\($0.offset)"].merging($0.element) { $1 } }))
    }

    private let hkz = ["soort": "hkz_certificaat", "geldig_vanaf": "2025-01-01"]

    @Test func `two certificates that adjoin cover every day`() async throws {
        let tenant = try await self.documents(
            self.hkz.merging(["geldig_tot": "2026-02-01"]) { $1 }, ["soort": "iso_certificaat", "geldig_vanaf": "2026-02-02"])
        #expect(try await tenant.judge("ORG-HKZ", "2026-01-01", "2026-03-31") == ["organisatie voldoet 90"])
    }

    @Test func `a day between two certificates fails by name`() async throws {
        let tenant = try await self.documents(
            self.hkz.merging(["geldig_tot": "2026-02-01"]) { $1 }, ["soort": "iso_certificaat", "geldig_vanaf": "2026-02-03"])
        #expect(try await tenant.judge("ORG-HKZ", "2026-01-01", "2026-03-31") == ["organisatie voldoet_niet 90 2026-02-02"])
    }

    @Test func `an end within ninety days lapses, a later one does not`() async throws {
        // The ninetieth day after 31 March is 29 June.
        let tenant = try await self.documents(self.hkz.merging(["geldig_tot": "2026-06-28"]) { $1 })
        #expect(try await tenant.judge("ORG-HKZ", "2026-03-30", "2026-03-31") == ["organisatie verloopt 2"])
        #expect(try await tenant.judge("ORG-HKZ", "2026-03-30", "2026-03-30") == ["organisatie voldoet 1"])
    }

    @Test func `without a document nothing is known`() async throws {
        let tenant = try await self.documents(["soort": "meldcode"])
        #expect(
            try await tenant.judge("ORG-AANDACHT", "2026-03-30", "2026-03-31") == ["organisatie onbekend 2 2026-03-30 2026-03-31"]
        )
    }

    @Test func `a valid version must be recent on the last day`() async throws {
        let tenant = try await self.documents(
            ["soort": "meldcode", "vastgesteld_op": "2023-03-30", "geldig_vanaf": "2023-04-01"])
        #expect(try await tenant.judge("ORG-MELDCODE", "2026-03-01", "2026-03-30") == ["organisatie verloopt 30"])
        #expect(try await tenant.judge("ORG-MELDCODE", "2026-03-01", "2026-03-31") == ["organisatie voldoet_niet 31 2026-03-31"])
        let plan = try await self.documents(
            ["soort": "opleidingsplan", "vastgesteld_op": "2025-03-30", "geldig_vanaf": "2025-04-01"])
        #expect(try await plan.judge("ORG-OPLEIDING", "2026-03-01", "2026-03-31") == ["organisatie voldoet_niet 31 2026-03-31"])
    }

    @Test func `an old version that no longer holds does not save the last day`() async throws {
        let tenant = try await self.documents(
            ["soort": "privacybeleid", "vastgesteld_op": "2020-01-01", "geldig_vanaf": "2020-01-01"],
            ["soort": "privacybeleid", "vastgesteld_op": "2026-01-01", "geldig_vanaf": "2026-01-01", "geldig_tot": "2026-03-01"])
        #expect(try await tenant.judge("ORG-PRIVACY", "2026-03-01", "2026-03-01") == ["organisatie verloopt 1"])
        #expect(try await tenant.judge("ORG-PRIVACY", "2026-03-01", "2026-03-02") == ["organisatie voldoet_niet 2 2026-03-02"])
    }
}
