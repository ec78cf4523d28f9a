import Compliance
import Domain
import Storage
import TestSupport
import Testing

/// What may be asked of the checks, and what is refused.
@Suite(.timeLimit(.minutes(6))) struct CheckRequestTests {
    @Test func `an unknown check, a reversed period and a day after today are refused`() async throws {
        let tenant = try await TestTenant.with(Standing.employee())
        #expect(
            await #expect(throws: ComplianceError.self) { try await tenant.judge("MED-ONZIN", "2026-01-01", "2026-01-31") }?.code
                == .unknownCheck)
        #expect(
            await #expect(throws: ComplianceError.self) { try await tenant.judge("MED-MBO", "2026-02-01", "2026-01-31") }?.code
                == .periodReversed)
        #expect(
            await #expect(throws: ComplianceError.self) { try await tenant.judge("MED-MBO", "1990-01-01", "2026-01-31") }?.code
                == .periodTooLong)
        #expect(
            await #expect(throws: DomainError.self) { try await tenant.judge("MED-MBO", "2026-01-01", "2026-11-23") }?.code
                == .dayInFuture)
    }

    @Test func `before the first delivery only the organisation is judged`() async throws {
        let tenant = try await TestInstallation.tenant()
        let results = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .checks) { reader in
            try await reader.checks(
                CheckRequest(first: try Day("2026-01-01"), last: try Day("2026-01-31")), today: TestTenant.today)
        }
        #expect(results.results.map(\.verdict) == Array(repeating: .unknown, count: 6))
        #expect(Set(results.results.map(\.subject)) == ["organisatie"])
    }
}
