import Compliance
import Domain
import Storage
import TestSupport
import Testing

/// The credential calendar: until when everybody is qualified, and on how many days worked not.
@Suite(.timeLimit(.minutes(6))) struct EmployeeTests {
    private func list(_ tenant: TestTenant, on day: String, stand: Stand = .latest) async throws -> [String] {
        let list = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .checks) { reader in
            try await reader.employees(EmployeeQuestion(peildatum: try Day(day), stand: stand), today: TestTenant.today)
        }
        return list.employees.map { employee in
            "\(employee.number) \(employee.worked): "
                + employee.credentials.filter(\.isRequired).map { credential in
                    "\(credential.kind) \(credential.state) \(credential.last?.iso ?? "-") \(credential.uncovered)"
                }.joined(separator: ", ")
        }
    }

    private func tenant() async throws -> TestTenant {
        try await TestTenant.with(
            Standing.employee(), Standing.casus(), Standing.visits("2026-01-20", "2026-02-28", "2026-03-02"),
            .of(
                "registraties",
                rows: [
                    ["registratie_nr": "R1", "soort": "VOG", "afgegeven_op": "2023-02-28", "geldig_vanaf": "2023-02-28"],
                    ["registratie_nr": "R2", "soort": "KCKZ", "geldig_vanaf": "2024-01-01", "geldig_tot": "2026-02-28"],
                    ["registratie_nr": "R3", "soort": "KCKZ", "geldig_vanaf": "2026-03-01"],
                    ["registratie_nr": "R4", "soort": "KINDER_EHBO", "geldig_vanaf": "2026-06-01", "geldig_tot": "2028-05-31"],
                ]))
    }

    @Test func `what holds, what ended and what is ahead, with the days worked without it`() async throws {
        let tenant = try await self.tenant()
        #expect(
            try await self.list(tenant, on: "2026-02-28")
                == ["M1 2: VOG holding 2026-02-28 0, KCKZ holding - 0, KINDER_EHBO ahead - 2"])
        #expect(
            try await self.list(tenant, on: "2026-03-02")
                == ["M1 3: VOG ended 2026-02-28 1, KCKZ holding - 0, KINDER_EHBO ahead - 3"])
        #expect(
            try await self.list(tenant, on: "2026-06-01")
                == ["M1 3: VOG ended 2026-02-28 1, KCKZ holding - 0, KINDER_EHBO holding 2028-05-31 3"])
    }

    @Test(arguments: [(nil, 27), ("2026-03-01", 27), ("2026-02-28", nil), ("2026-01-31", nil)] as [(String?, Int?)])
    func `what lapses after somebody left does not lapse`(left: String?, days: Int?) async throws {
        let tenant = try await self.tenant()
        if let left {
            try await tenant.accept(.of("medewerkers", rows: [["medewerker_nr": "M1", "uit_dienst_op": left]]))
        }
        let day = try Day("2026-02-01")
        let list = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .checks) { reader in
            try await reader.employees(EmployeeQuestion(peildatum: day), today: TestTenant.today)
        }
        #expect(list.employees.map { $0.daysLeft(on: day) } == [days])
    }

    @Test func `twelve months count, up to the peildatum, and somebody who left long ago is not there`() async throws {
        let tenant = try await self.tenant()
        try await tenant.accept(
            .of(
                "medewerkers",
                rows: [
                    ["medewerker_nr": "M1", "uit_dienst_op": "2026-03-31"],
                    ["medewerker_nr": "M2", "in_dienst_op": "2026-05-01"],
                ]))
        #expect(try await self.list(tenant, on: "2026-01-19").map { $0.prefix(4) } == ["M1 0"])
        #expect(try await self.list(tenant, on: "2026-11-22").map { $0.prefix(4) } == ["M1 3", "M2 0"])
        #expect(try await self.list(tenant, on: "2026-04-30").map { $0.prefix(4) } == ["M1 3"], "left, but worked")
        #expect(try await self.list(tenant, on: "2026-11-22", stand: .delivery(1)).map { $0.prefix(4) } == ["M1 3"])
    }

    @Test func `a VOG counts as long as the parameter says`() async throws {
        let tenant = try await self.tenant()
        try await tenant.set(
            "parameters",
            ["parameter_nr": "P1", "parameter": "MED-VOG-DAG.maanden", "getal": "48", "geldig_vanaf": "2026-03-01"])
        #expect(try await self.list(tenant, on: "2026-02-28")[0].contains("VOG holding 2026-02-28 0"))
        #expect(try await self.list(tenant, on: "2026-03-02")[0].contains("VOG holding 2027-02-28 0"))
    }

    @Test func `one employee has days, spans and what the checks say of the same months`() async throws {
        let tenant = try await self.tenant()
        let course = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .checks) { reader in
            try await reader.employeeCourse("M1", peildatum: try Day("2026-03-02"), stand: .latest, today: TestTenant.today)
        }
        let found = try #require(course)
        #expect(found.worked.map(\.iso) == ["2026-01-20", "2026-02-28", "2026-03-02"])
        #expect(found.covered["KCKZ"] == [DaySpan(first: try Day("2024-01-01"), last: nil)], "adjoining registrations are one")
        #expect(found.covered["VOG"] == [DaySpan(first: try Day("2023-02-28"), last: try Day("2026-02-28"))])
        let vog = try #require(found.results.first { $0.check == "MED-VOG-DAG" })
        #expect(vog.verdict == .fails && vog.failingDays.map(\.iso) == ["2026-03-02"])
        #expect(found.evidence.map(\.number) == ["R1", "R2", "R3", "R4"])
        let nobody = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .checks) { reader in
            try await reader.employeeCourse("M9", peildatum: nil, stand: .latest, today: TestTenant.today)
        }
        #expect(nobody == nil)
    }
}
