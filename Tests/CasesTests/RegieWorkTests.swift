import Cases
import Domain
import TestSupport
import Testing

/// Regie of a case that runs since 1 September 2026; the day is 22 November.
@Suite(.timeLimit(.minutes(6))) struct RegieWorkTests {
    private func tenant(_ rows: [String: String]..., partners: [[String: String]] = []) async throws -> TestTenant {
        let tenant = try await TestTenant.with(.of("casussen", running()))
        if !partners.isEmpty { try await tenant.accept(.of("skj_partners", rows: partners)) }
        if !rows.isEmpty {
            try await tenant.accept(.of("regie", rows: rows.enumerated().map { ["regie_nr": "G\($0 + 1)"].merging($1) { $1 } }))
        }
        return tenant
    }

    private func reasons(_ tenant: TestTenant) async throws -> [WorkItem.Reason] {
        try await tenant.workList().items(of: .regie).map(\.reason)
    }

    @Test func `a running case without regie is late since its start`() async throws {
        let tenant = try await self.tenant()
        #expect(try await tenant.work(.regie) == ["C1 -82 2026-09-01..2026-09-01"])
        #expect(try await self.reasons(tenant) == [.regieMissing(resumes: nil)])
    }

    @Test(arguments: [
        ("2026-12-22", ["C1 30 2026-08-20..2026-12-22"]), ("2026-12-23", []), ("2026-11-22", ["C1 0 2026-08-20..2026-11-22"]),
        ("", []),
    ])
    func `regie that ends within thirty days is listed`(end: String, lines: [String]) async throws {
        let tenant = try await self.tenant(["vanaf": "2026-08-20", "tot": end])
        #expect(try await tenant.work(.regie) == lines)
    }

    @Test func `a successor without a gap is one regie, a later one is named`() async throws {
        let next = try await self.tenant(["vanaf": "2026-08-20", "tot": "2026-11-30"], ["vanaf": "2026-12-01"])
        #expect(try await next.work(.regie) == [])
        let gap = try await self.tenant(["vanaf": "2026-08-20", "tot": "2026-11-20"], ["vanaf": "2026-12-01"])
        #expect(try await gap.work(.regie) == ["C1 -2 2026-09-01..2026-11-20"])
        #expect(try await self.reasons(gap) == [.regieEnded(resumes: try Day("2026-12-01"))])
    }

    @Test func `regie that ended before the start never covered the case`() async throws {
        let tenant = try await self.tenant(["vanaf": "2026-08-20", "tot": "2026-08-31"])
        #expect(try await self.reasons(tenant) == [.regieMissing(resumes: nil)])
    }

    @Test func `a partner covers only while its registration is good and it is known`() async throws {
        let partner = ["geldig_vanaf": "2021-12-01", "geldig_tot": "2026-11-30"]
        let tenant = try await self.tenant(
            ["vanaf": "2026-08-20", "soort": "skj_partner", "partner_nr": "P1"], partners: [partner])
        #expect(try await tenant.work(.regie) == ["C1 8 2026-08-20..2026-11-30"])
        try await tenant.accept(.of("skj_partners", ["verwijderd": "ja"]))
        #expect(try await self.reasons(tenant) == [.regieMissing(resumes: nil)])
        let long = try await self.tenant(
            ["vanaf": "2026-08-20", "tot": "9999-12-31", "soort": "skj_partner", "partner_nr": "P1"],
            partners: [["geldig_tot": "9999-12-31"]])
        #expect(try await long.work(.regie) == [])
    }

    @Test func `only running cases need regie`() async throws {
        let tenant = try await TestTenant.with(
            .of(
                "casussen", [:], running(["casus_nr": "C2", "beeindigd_op": "2026-11-01"]),
                running(["casus_nr": "C3", "gestart_op": "2026-11-23"])))
        #expect(try await tenant.work(.regie) == [])
        #expect(try await tenant.work(.regie, peildatum: "2026-10-31").count == 1)
    }
}
