import Cases
import Domain
import TestSupport
import Testing

/// Credentials that lapse, seen on 22 November 2026.
@Suite(.timeLimit(.minutes(6))) struct CredentialWorkTests {
    private func tenant(_ employee: [String: String] = [:], _ rows: [String: String]...) async throws -> TestTenant {
        let tenant = try await TestTenant.with(.of("medewerkers", employee))
        try await tenant.accept(
            .of(
                "registraties",
                rows: rows.enumerated().map { ["registratie_nr": "R\($0 + 1)", "soort": "KCKZ"].merging($1) { $1 } }))
        return tenant
    }

    @Test(arguments: [
        ("2026-11-21", ["M1 -1 2024-01-01..2026-11-21"]), ("2026-11-22", ["M1 0 2024-01-01..2026-11-22"]),
        ("2027-02-20", ["M1 90 2024-01-01..2027-02-20"]), ("2027-02-21", []), ("", []),
    ]) func `what lapses within ninety days is listed`(end: String, lines: [String]) async throws {
        #expect(try await self.tenant([:], ["geldig_tot": end]).work(.credential) == lines)
    }

    @Test func `a VOG counts 36 months from its issue, whatever end was delivered`() async throws {
        let tenant = try await self.tenant(
            [:], ["soort": "VOG", "afgegeven_op": "2024-02-29", "geldig_tot": "2026-12-01"])
        #expect(try await tenant.work(.credential) == [])
        #expect(try await self.tenant([:], ["soort": "VOG", "geldig_tot": "2026-12-01"]).work(.credential) == [])
        let near = try await self.tenant([:], ["soort": "VOG", "afgegeven_op": "2024-01-31"])
        #expect(try await near.work(.credential) == ["M1 70 2024-01-31..2027-01-31"])
    }

    @Test func `a renewal without a gap keeps somebody off the list, each kind for itself`() async throws {
        let tenant = try await self.tenant(
            [:], ["geldig_tot": "2026-12-31"], ["geldig_vanaf": "2027-01-01", "geldig_tot": "2030-12-31"],
            ["soort": "KINDER_EHBO", "geldig_tot": "2026-12-31"], ["soort": "SKJ", "geldig_tot": "2026-10-01"],
            ["soort": "BIG", "geldig_tot": "2026-12-01"])
        #expect(try await tenant.work(.credential) == ["M1 -52 2024-01-01..2026-10-01", "M1 39 2024-01-01..2026-12-31"])
        #expect(
            try await tenant.workList().items(of: .credential).map(\.reason) == [.credential("SKJ"), .credential("KINDER_EHBO")])
    }

    @Test(arguments: [
        ["uit_dienst_op": "2026-11-21"], ["uit_dienst_op": "2026-11-30"], ["in_dienst_op": "2026-12-01"],
    ]) func `who is not in service then needs nothing`(employee: [String: String]) async throws {
        #expect(try await self.tenant(employee, ["geldig_tot": "2026-11-30"]).work(.credential) == [])
    }

    @Test func `credentials are not looked for without the right`() async throws {
        let tenant = try await self.tenant([:], ["geldig_tot": "2026-11-30"])
        let list = try await tenant.workList(credentials: false)
        #expect(list.items.isEmpty && !list.kinds.contains(.credential))
        #expect(try await tenant.workList().items.map(\.subject) == [.employee(number: "M1", name: "An Jansen")])
    }
}
