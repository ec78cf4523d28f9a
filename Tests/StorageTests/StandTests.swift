import Domain
import Ingest
import Postgres
import Storage
import TestSupport
import Testing

/// What a stand resolves to, also when the machine's clock goes back (contract §3, reading 3.1).
@Suite(.timeLimit(.minutes(6))) struct StandTests {
    @Test func `before the first delivery every stand is none`() async throws {
        let tenant = try await TestInstallation.tenant()
        #expect(try await tenant.moment(.latest) == .none)
        #expect(try await tenant.moment(.day(TestTenant.today)) == .none)
        #expect(try await tenant.moment(.instant("2030-01-01T00:00Z")) == .none)
        let error = await #expect(throws: StorageError.self) { try await tenant.moment(.delivery(1)) }
        #expect(error?.code == .unknownDelivery)
    }

    @Test func `the latest stand is the last delivery, and an earlier one says that it is not`() async throws {
        let tenant = try await TestInstallation.tenant()
        for number in 1...2 { try await tenant.accept(.of("documenten", ["nummer": "\(number)"])) }
        let (first, last) = (try await tenant.moment(.delivery(1)), try await tenant.moment(.latest))
        #expect(first.number == 1 && first.delivery == 1 && !first.isLatest)
        #expect(last.number == 2 && last.delivery == 2 && last.isLatest)
        #expect(first.instant < last.instant)
        #expect(last.instant.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z/) != nil)
        #expect(try await tenant.moment(.instant(first.instant)) == first)
        #expect(try await tenant.moment(.instant(last.instant)) == last)
    }

    @Test func `an undo is a moment of its own and no delivery`() async throws {
        let tenant = try await TestInstallation.tenant()
        for number in 1...2 { try await tenant.accept(.of("documenten", ["nummer": "\(number)"])) }
        try await tenant.undo(2)
        let latest = try await tenant.moment(.latest)
        #expect(latest.number == 3 && latest.delivery == 2)
        #expect(try await tenant.moment(.delivery(2)).number == 2)
        let error = await #expect(throws: StorageError.self) { try await tenant.moment(.delivery(3)) }
        #expect(error?.code == .unknownDelivery)
    }

    @Test func `instants go on increasing when the clock has gone back`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("documenten", [:]))
        try await tenant.home.script("UPDATE \(tenant.tenant.schemaName).moment SET at = '2090-06-01T12:00:00.000007Z'")
        let receipt = try await tenant.accept(.of("documenten", ["nummer": "2"]))
        #expect(receipt.stand == "2090-06-01T12:00:00.000008Z")
        #expect(try await tenant.moment(.latest).number == 2)
        #expect(try await tenant.undo(2).stand == "2090-06-01T12:00:00.000009Z")
        #expect(try await tenant.moment(.day(Day("2090-05-31"))).number == 0)
        #expect(try await tenant.moment(.day(Day("2090-06-01"))).number == 3)
        #expect(try await tenant.moment(.latest).day == Day("2090-06-01"))
    }

    @Test func `a day ends at midnight in Amsterdam, in summer and in winter`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("documenten", [:]))
        for (instant, day) in [
            ("2026-07-01T21:59:59.999999Z", "2026-07-01"), ("2026-07-01T22:00:00Z", "2026-07-02"),
            ("2026-12-31T22:59:59Z", "2026-12-31"), ("2026-12-31T23:00:00Z", "2027-01-01"),
        ] {
            try await tenant.home.script("UPDATE \(tenant.tenant.schemaName).moment SET at = '\(instant)'")
            let day = try Day(day)
            #expect(try await tenant.moment(.latest).day == day)
            #expect(try await tenant.moment(.day(day)).number == 1)
            #expect(try await tenant.moment(.day(day.adding(days: -1))).number == 0)
        }
    }

    @Test func `an instant that PostgreSQL cannot read is an error and not an answer`() async throws {
        let tenant = try await TestInstallation.tenant()
        await #expect(throws: (any Error).self) { try await tenant.moment(.instant("2026-02-30T10:00Z")) }
    }
}
