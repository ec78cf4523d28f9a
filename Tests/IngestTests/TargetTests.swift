import Domain
import Foundation
import Indicators
import Postgres
import Storage
import TestSupport
import Testing

@testable import Ingest

/// Streefwaarden: settings on the tenant's clock, by the same way as every other row.
@Suite(.timeLimit(.minutes(6))) struct TargetTests {
    private static let contract = [
        "streefwaarde_nr": "T1", "indicator": "contact_op_tijd", "soort": "contractnorm", "richting": "minstens", "waarde": "90",
        "geldig_vanaf": "2026-01-01",
    ]

    private func enter(
        _ change: [String: String], in tenant: TestTenant, basis: Int? = nil, isWithdrawal: Bool = false
    ) async throws -> EntryOutcome {
        let form = try #require(EntryForm.setting("streefwaarden"))
        let row = EnteredRow(
            form: form, values: Self.contract.merging(change) { $1 }, isWithdrawal: isWithdrawal, basis: basis, accepted: [])
        return try await EnteredRowImport(database: tenant.home.database, followers: [FactRefresh()])
            .run(row, into: tenant.tenant, as: TestTenant.actor, today: TestTenant.today)
    }

    private func targets(_ stand: Stand, in tenant: TestTenant) async throws -> [Target] {
        try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .figures) { reader in
            try await reader.targets(at: try await reader.moment(stand)).all
        }
    }

    @Test func `a target is a delivery, known from its moment on, and an earlier stand keeps what was known`() async throws {
        let tenant = try await TestInstallation.tenant()
        guard case .committed(1) = try await self.enter([:], in: tenant) else {
            return #expect(Bool(false), "it is not committed")
        }
        guard case .committed(2) = try await self.enter(["waarde": "92,5"], in: tenant, basis: 1) else {
            return #expect(Bool(false), "it is not changed")
        }
        #expect(try await self.targets(.delivery(1), in: tenant).map(\.value) == [90])
        #expect(try await self.targets(.latest, in: tenant).map(\.value) == [Decimal(string: "92.5")!])
        let found = try #require(try await self.targets(.latest, in: tenant).first)
        #expect(found.kind == .contract && found.direction == .atLeast && found.gemeente == nil && found.validUntil == nil)
        #expect(
            try await tenant.rows("SELECT source, receipt #>> '{bestanden,0,soort}' FROM delivery ORDER BY number")
                == [["pagina", "streefwaarden"], ["pagina", "streefwaarden"]])
        try await tenant.undo(2)
        #expect(try await self.targets(.latest, in: tenant).map(\.value) == [90])
        guard case .committed = try await self.enter([:], in: tenant, basis: 3, isWithdrawal: true) else {
            return #expect(Bool(false), "it is not withdrawn")
        }
        #expect(try await self.targets(.latest, in: tenant).isEmpty)
        #expect(try await self.targets(.delivery(2), in: tenant).count == 1)
        let problems = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .verification) {
            reader in
            try await reader.versionProblems()
        }
        #expect(problems == [])
    }

    @Test func `two targets of one kind never hold at the same time`() async throws {
        let tenant = try await TestInstallation.tenant()
        guard case .committed = try await self.enter(["geldig_tot": "2026-12-31"], in: tenant) else {
            return #expect(Bool(false), "it is not committed")
        }
        for (change, code) in [
            (["geldig_vanaf": "2026-12-31"], "streefwaarde_overlapt"), (["geldig_vanaf": "2025-01-01"], "streefwaarde_overlapt"),
            (["geldig_vanaf": "2027-01-01"], nil), (["soort": "eigen_doel"], nil), (["gemeente": "363"], nil),
            (["gemeente": "GM9999"], "gemeente_onbekend"), (["indicator": "uitval"], nil), (["soort": "wens"], "code_onbekend"),
            (["waarde": "veel"], "getal_ongeldig"),
            (["geldig_vanaf": "2026-02-01", "geldig_tot": "2026-01-01"], "datum_volgorde"),
        ] as [([String: String], String?)] {
            let outcome = try await self.enter(
                change.merging(["streefwaarde_nr": "T\(change.description)"]) { $1 }, in: tenant)
            switch outcome {
            case .committed: #expect(code == nil, "\(change)")
            case .rejected(let issues): #expect(code != nil && issues.map(\.code).contains(code ?? ""), "\(change): \(issues)")
            default: Issue.record("\(change): \(outcome)")
            }
        }
    }

    @Test func `no file is taken for a setting`() async throws {
        let tenant = try await TestInstallation.tenant()
        let names = DeliveryFile.streefwaarden.columns.map(\.name).joined(separator: ";")
        let receipt = try await tenant.deliver(
            TextFile("streefwaarden.csv", "\(names)\r\nT1;uitval;contractnorm;hoogstens;10;;2026-01-01;;\r\n"))
        #expect(receipt.fouten.getoond.map(\.code) == ["bestand_onbekend"])
        #expect(!DeliveryFile.all.contains { $0.name == "streefwaarden" } && EntryForm.named("streefwaarden") == nil)
    }
}
