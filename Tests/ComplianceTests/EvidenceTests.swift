import Compliance
import Domain
import Storage
import TestSupport
import Testing

/// The rows that a verdict rests on.
@Suite(.timeLimit(.minutes(6))) struct EvidenceTests {
    private func evidence(
        _ check: String, for subject: String, until last: String, stand: Stand = .latest, in tenant: TestTenant
    ) async throws -> [String] {
        let definition = Checks.definitions.first { $0.id == check }!
        let request = CheckRequest(ids: [check], first: try Day("2026-01-01"), last: try Day(last), stand: stand)
        let rows = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .checks) { reader in
            try await reader.evidence(
                for: subject, of: definition, in: request,
                at: try await reader.dates(peildatum: request.last, stand: stand, today: TestTenant.today).stand)
        }
        return rows.map { row in
            "\(row.kind) \(row.number) \(row.delivery): " + row.facts.map { "\($0.column)=\($0.value)" }.joined(separator: " ")
        }
    }

    @Test func `a verdict names its rows with the delivery that brought them, as known at the stand`() async throws {
        let tenant = try await TestTenant.with(Standing.employee(), Standing.casus(), Standing.visits("2026-01-20"))
        try await tenant.accept(
            .of("registraties", ["soort": "VOG", "afgegeven_op": "2024-01-25", "geldig_vanaf": "2024-01-25", "bewijs": "map 3"]))
        try await tenant.accept(
            .of("registraties", ["registratie_nr": "R8", "soort": "KCKZ", "geldig_vanaf": "2024-01-25"]))
        let found = try await self.evidence("MED-VOG-DAG", for: "M1", until: "2026-03-31", in: tenant)
        #expect(found.count == 1)
        #expect(
            found.first?.hasSuffix(" 2: soort=VOG afgegeven_op=2024-01-25 geldig_vanaf=2024-01-25 bewijs=map 3") == true,
            "\(found)")
        #expect(try await self.evidence("MED-VOG-DAG", for: "M2", until: "2026-03-31", in: tenant) == [])
        #expect(try await self.evidence("MED-VOG-DAG", for: "M1", until: "2026-03-31", stand: .delivery(1), in: tenant) == [])
    }

    @Test func `what happened after the last day is not evidence`() async throws {
        let tenant = try await TestTenant.with(Standing.casus(["contact_op": "2026-02-10"]))
        #expect(
            try await self.evidence("CAS-CONTACT", for: "C1", until: "2026-02-09", in: tenant)
                == ["casussen C1 1: ontvangen_op=2026-01-05"])
        #expect(
            try await self.evidence("CAS-CONTACT", for: "C1", until: "2026-02-10", in: tenant)
                == ["casussen C1 1: ontvangen_op=2026-01-05 contact_op=2026-02-10"])
    }

    @Test(arguments: Checks.definitions.map(\.id)) func `every check has sources that can be read`(id: String) async throws {
        let tenant = try await KnownTenantForEvidence.shared.value
        let definition = try #require(Checks.definitions.first { $0.id == id })
        #expect(!definition.evidence.isEmpty)
        _ = try await self.evidence(id, for: "X", until: "2026-03-31", in: tenant)
    }
}

/// One tenant for statements that only have to run.
enum KnownTenantForEvidence {
    static let shared = Task { try await TestInstallation.tenant() }
}
